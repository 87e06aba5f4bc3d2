import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { FaultCase } from '../service/faultCases.mts';

/** What became of an upload at the service. */
export type UploadFate =
	/** The service took none. */
	| 'none'
	/** It took it, and the item carries the file ID. */
	| 'known'
	/** It took it, and no answer brought the file ID. */
	| 'unknown';

/** What is done to a run from outside the node. */
export interface Disturbance {
	/** Called when the run begins. */
	readonly atStart?: (cancel: () => void) => void;
	/** Changes the requests about the recording when they leave. */
	readonly onRequest?: (request: IHttpRequestOptions) => IHttpRequestOptions;
	/** Called when the node begins to wait; returns how much longer that takes, in milliseconds. */
	readonly onNap?: (cancel: () => void) => number;
}

/** One fault: how it comes about, and what must become of the item that meets it. */
export interface MatrixFault {
	/** What happens, in plain words. */
	readonly what: string;
	/** Tokens of the sandbox's scenarios, with their brackets. */
	readonly tokens?: string;
	/** An answer that all requests about the recording get, instead of the sandbox's. */
	readonly answer?: FaultCase;
	/** The recording, instead of a short one. */
	readonly recording?: Buffer;
	readonly parameters?: IDataObject;
	/** Makes a new disturbance for each run. */
	readonly disturb?: () => Disturbance;
	/** Whether the run is cancelled, so that also Stop gives what there is. */
	readonly isCancelled?: true;
	/** An output, the name of a fault, or nothing at all. */
	readonly end:
		| 'transcribed'
		| 'stillProcessing'
		| 'nothing'
		| { readonly fault: string; /** The same with Retry On Fail. */ readonly onRetry?: string };
	readonly upload: UploadFate;
}

/** Faults that belong together. */
export interface FaultGroup {
	readonly title: string;
	/** What holds for all of them. */
	readonly about: string;
	readonly faults: readonly MatrixFault[];
}

/** The node's settings with which a run meets a fault. */
export interface Mode {
	readonly title: string;
	readonly onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	readonly retryOnFail: boolean;
}

export const MODES: readonly Mode[] = [
	{ title: 'Stop', onError: 'stopWorkflow', retryOnFail: false },
	{ title: 'Continue', onError: 'continueRegularOutput', retryOnFail: false },
	{ title: 'Error output', onError: 'continueErrorOutput', retryOnFail: false },
	{ title: 'Retry On Fail', onError: 'stopWorkflow', retryOnFail: true },
];

/** Where an item ends. */
export type Place =
	| 'transcribed'
	| 'stillProcessing'
	| 'errorItem'
	| 'errorOutput'
	| 'stopped'
	| 'nothing';

/** Where an item that meets a fault must end. */
export function expectedPlace({ end, isCancelled }: MatrixFault, { onError }: Mode): Place {
	if (typeof end === 'string') return end;
	if (onError === 'continueErrorOutput') return 'errorOutput';
	return onError === 'continueRegularOutput' || isCancelled ? 'errorItem' : 'stopped';
}
