/** What one upload or text meets, and the later requests about it. */
import type { Delivery } from '../service/delivery.mts';
import type { Interruption } from '../service/interruption.mts';
import type { Refusal } from '../service/refusals.mts';

/** A request that does not go well. */
export interface Fault {
	/** The token that asked for it, e.g. `outage=2`. */
	readonly token: string;
	/** How many requests meet it; those after them go well. */
	readonly times: number;
	/** The value of the token, where it is not a number of requests. */
	readonly value?: string | undefined;
	readonly interrupt?: Interruption | undefined;
	readonly refuse?: Refusal | undefined;
	readonly deliver?: Delivery | undefined;
}

/** How an accepted recording or text fares. */
export interface JobCourse {
	/** An endpoint that waits does not wait. */
	readonly timesOut: boolean;
	/** The HTTP status of a time-out instead of the profile's. */
	readonly timeoutStatus: number | undefined;
	/** A time-out names the job at the top level of the body instead of in `data`. */
	readonly topLevelId: boolean;
	/** So many status requests find the job unfinished. */
	readonly queuedRequests: number;
	/** So long the job waits before the work on it begins. */
	readonly queueSeconds: number;
	readonly fails: boolean;
	/** A processing status that is told instead of the true one. */
	readonly toldStatus: string | undefined;
	/** A transcript that is told instead of the true one. */
	readonly toldTranscript: string | null | undefined;
	/** Post-processing results that nobody asked for. */
	readonly extraResults: Readonly<Record<string, string>>;
	/** The reply to the upload and so many status requests lack the post-processing results. */
	readonly resultsMissingFor: number | undefined;
	/** Points of the agent in a call. */
	readonly agentScore: string | undefined;
	/** A processing status that is told while the work is not done. */
	readonly toldWaitingStatus: string | undefined;
	/** A success of the endpoint that waits names the job, which no documentation shows. */
	readonly namesId: boolean;
	/** So many links to the audio are over when they are told. */
	readonly expiredLinks: number;
	/** Seconds of audio instead of what the text takes. */
	readonly audioSeconds: number | undefined;
	/** What is downloaded instead of the audio. */
	readonly servedInstead: ServedInstead | undefined;
}

/** Audio of the format that was not asked for, another kind of file, a web page, or nothing at all. */
export type ServedInstead = 'other' | 'mp3' | 'html' | 'nothing';

/** A recording or text that meets nothing special. */
export const SMOOTH_COURSE: JobCourse = {
	timesOut: false,
	timeoutStatus: undefined,
	topLevelId: false,
	queuedRequests: 0,
	queueSeconds: 0,
	fails: false,
	toldStatus: undefined,
	toldTranscript: undefined,
	extraResults: {},
	resultsMissingFor: undefined,
	agentScore: undefined,
	toldWaitingStatus: undefined,
	namesId: false,
	expiredLinks: 0,
	audioSeconds: undefined,
	servedInstead: undefined,
};

export interface Course {
	/** What the upload meets on its way. */
	readonly interruptions: readonly Fault[];
	/** What the upload or text meets when all of it was read. */
	readonly orderFaults: readonly Fault[];
	/** What the status requests meet. */
	readonly statusFaults: readonly Fault[];
	/** What the downloads of the audio meet. */
	readonly audioFaults: readonly Fault[];
	readonly job: JobCourse;
	/** The tokens, as they were understood. */
	readonly tokens: readonly string[];
	/** What is wrong with the tokens. */
	readonly complaints: readonly string[];
}
