import type { JsonObject } from '../../shared/intron/reply';

/** What a reply gives of a file that is transcribed. */
export interface Transcription {
	/** As the service wrote it; blank when it returned no text. */
	readonly transcript: string;
	/** Whether the service calls the file finished: results that are not there may still follow if not. */
	readonly isFinished: boolean;
	/** `data` of the reply. */
	readonly data: JsonObject;
	/** The whole reply. */
	readonly body: JsonObject;
	/** Whether the reply was so large that something of it was left out. */
	readonly isCut: boolean;
}
