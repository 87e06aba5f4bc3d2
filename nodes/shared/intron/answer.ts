import type { Fault } from './faults/fault';
import type { Reply } from './reply';

/** What a reply means for the job that was asked about. `Done` is what a finished job gives. */
export type Verdict<Done> =
	| { readonly state: 'done'; readonly done: Done; readonly id?: string }
	/** The service has the job under this id, and works on it. */
	| { readonly state: 'processing'; readonly id: string }
	| {
			readonly state: 'refused';
			readonly fault: Fault;
			readonly id?: string;
			/** The id that the service told, where it can't be used; to be shown only. */
			readonly oddId?: string;
	  };

/** Finds what a reply means. */
export type Judge<Done> = (reply: Reply) => Verdict<Done>;

/** What came of a call: the verdict on its reply, or a fault without one. */
export type Answer<Done> =
	| (Verdict<Done> & { readonly reply: Reply })
	| {
			readonly state: 'refused';
			readonly fault: Fault;
			readonly id?: string;
			readonly oddId?: undefined;
			readonly reply?: undefined;
	  };
