import type { Reply } from '../intron/reply';
import type { OutputFields } from './outputFields';
import { STATUS_FIELD } from './outputFields';

/** What the service last said of a job that still runs. */
export interface PendingState {
	status: 'processing';
	processingStatus: string;
	httpStatus: number | null;
	message: string;
}

/**
 * What each of its fields is.
 *
 * @param queued the service's status of a job that waits, e.g. `FILE_QUEUED`
 * @param timedOut how it answers when it gives up waiting, e.g. `408 or 503`
 */
export const pendingStateFields = (
	queued: string,
	timedOut: string,
): OutputFields<PendingState> => ({
	status: STATUS_FIELD,
	processingStatus: { type: 'text', description: `Intron's own status, e.g. \`${queued}\`.` },
	httpStatus: {
		type: 'number or `null`',
		description: `HTTP status of Intron's latest answer, e.g. ${timedOut} when it timed out; \`null\` when there was none.`,
	},
	message: { type: 'text', description: "Intron's own words." },
});

/**
 * @param reply the service's latest answer about the job
 * @param queued the status that counts where it tells none
 */
export const pendingState = (reply: Reply | undefined, queued: string): PendingState => ({
	status: 'processing',
	processingStatus: reply?.processingStatus || queued,
	httpStatus: reply?.httpStatus ?? null,
	message: reply?.message ?? '',
});
