import type { Verdict } from '../../shared/intron/answer';
import type { Reply } from '../../shared/intron/reply';
import type { WaitPlan } from '../../shared/intron/waiting';
import type { Item } from '../../shared/run/item';
import type { Transcription } from '../catalog/transcription';
import type { RequestedFile } from '../output/requestedFile';

/** What is known of a file, and the reply that told it; none where the call got none, or it was noted. */
export type FileAnswer = Verdict<Transcription> & { readonly reply?: Reply };

/** An item's file at the service, and what is to be made of it. */
export interface FileAtService {
	readonly item: Item;
	readonly requested: RequestedFile;
	readonly simplify: boolean;
	/** How to wait for the transcript; `undefined` to pass the file id on at once. */
	readonly waitForTranscript?: WaitPlan;
	/** How to wait for results that are not there yet when the transcript is. */
	readonly waitForResults: WaitPlan;
	/** Reads how long the recording is, in seconds; `undefined` when it can't be told. */
	readonly readLength: () => Promise<number | undefined>;
	/** Whether this run has just uploaded it. */
	readonly isFresh: boolean;
	/** Whether the answer at hand is one of the status endpoint, in the wanted format. */
	readonly isLookedAt: boolean;
}

/** Whether results are wanted as the JSON that the status endpoint alone can make. */
export const isStructured = ({ resultFormat }: RequestedFile): boolean =>
	resultFormat === 'structured';
