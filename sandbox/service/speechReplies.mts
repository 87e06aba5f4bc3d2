/** What the service tells about a text, by the samples of `tts/v1/generate`, `enqueue` and `status`. */
import type { JobState } from './jobs.mts';
import type { Reply, ReplyData } from './reply.mts';
import { jsonReply, okReply, withHeaders } from './reply.mts';
import type { SpeechJob } from './speechJobs.mts';
import { utteranceOf } from './speechJobs.mts';

const QUEUED_MESSAGE = 'tts text queued for processing';

const FOUND_MESSAGE = 'text status found';

/** All profiles time out alike. */
const TIMEOUT_STATUS = 503;

/** The reply to a text that is not waited for: the text ID and nothing else. */
export function acceptedTextReply({ id }: SpeechJob): Reply {
	return okReply({ text_id: id }, QUEUED_MESSAGE);
}

/** The reply of the endpoint that waits when it gives up. */
export function textTimeoutReply({ id, course }: SpeechJob): Reply {
	const { timeoutStatus = TIMEOUT_STATUS, topLevelId } = course.job;
	const textId = { text_id: id };
	const envelope = { message: QUEUED_MESSAGE, status: 'Ok' };
	const body = topLevelId ? { data: {}, ...textId, ...envelope } : { data: textId, ...envelope };
	return withHeaders(jsonReply(timeoutStatus, body), { 'retry-after': '0' });
}

/**
 * What is told of a text. The link is told while the audio is not there yet, as the service may do:
 * the status decides.
 *
 * @param link to the audio
 */
function describe(job: SpeechJob, state: JobState, link: string): ReplyData {
	if (state.hasFailed) return { processing_status: state.processingStatus };
	return {
		...(state.isDone && { audio_duration_in_seconds: utteranceOf(job).seconds }),
		audio_path: link,
		processing_status: state.processingStatus,
	};
}

/** The reply of the endpoint that waits when the audio is there; by the samples it names no text ID. */
export function spokenReply(job: SpeechJob, state: JobState, link: string): Reply {
	const { namesId } = job.course.job;
	return okReply(
		{ ...(namesId && { text_id: job.id }), ...describe(job, state, link) },
		FOUND_MESSAGE,
	);
}

/** The status endpoint's reply. */
export function textStatusReply(job: SpeechJob, state: JobState, link: string): Reply {
	return okReply(describe(job, state, link), FOUND_MESSAGE);
}
