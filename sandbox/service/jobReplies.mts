/** What the service tells about a job, by the samples and captures of `file/v1/upload` and `file/v1/status`. */
import { ANSWER, resultKeyOf } from '../form/fields.mts';
import { makeResult } from '../results/results.mts';
import type { ResultSource } from '../results/sample.mts';
import { answerOf, listen, transcriptOf } from '../speech/speech.mts';
import type { JobState } from './jobs.mts';
import type { UploadJob } from './uploadJobs.mts';
import type { Reply, ReplyData } from './reply.mts';
import { jsonReply, okReply, withHeaders } from './reply.mts';

const QUEUED_MESSAGE = 'file queued for processing';

const FOUND_MESSAGE = 'file status found';

const DEFAULT_AGENT_SCORE = '55/73';

/** The asynchronous endpoint's reply: the file ID and nothing else. */
export function acceptedReply({ id }: UploadJob): Reply {
	return okReply({ file_id: id }, QUEUED_MESSAGE);
}

/**
 * The synchronous endpoint's reply when it gives up waiting. `retry-after` was captured as 0, since
 * the window of the rate limit is over by then.
 */
export function timeoutReply(job: UploadJob, profileStatus: number): Reply {
	const { timeoutStatus, topLevelId } = job.course.job;
	const fileId = { file_id: job.id };
	const envelope = { message: QUEUED_MESSAGE, status: 'Ok' };
	const body = topLevelId ? { data: {}, ...fileId, ...envelope } : { data: fileId, ...envelope };
	return withHeaders(jsonReply(timeoutStatus ?? profileStatus, body), { 'retry-after': '0' });
}

function sourceOf(job: UploadJob): ResultSource {
	const score = job.course.job.agentScore ?? DEFAULT_AGENT_SCORE;
	const [points = 0, outOf = 0] = score.split('/').map(Number);
	return { speech: listen(job.order), agentScore: { points, outOf } };
}

function resultsOf(job: UploadJob, isStructured: boolean): ReplyData {
	const { answerLanguage, results } = job.order;
	const { resultsMissingFor, extraResults } = job.course.job;
	// The reply to the upload comes before any status request
	if (resultsMissingFor !== undefined && job.statusRequests <= resultsMissingFor)
		return extraResults;
	const source = sourceOf(job);
	return {
		...Object.fromEntries(
			results.map((result) => [
				resultKeyOf(result.apiName),
				makeResult(result, source, isStructured),
			]),
		),
		...(answerLanguage !== undefined && {
			[resultKeyOf(ANSWER)]: answerOf(source.speech, answerLanguage),
		}),
		...extraResults,
	};
}

function describe(job: UploadJob, state: JobState, isStructured: boolean): ReplyData {
	const { order, course } = job;
	const named = {
		processing_status: state.processingStatus,
		// As the service was seen to do: `sw_en_1.wav` came back as `sw_en_1_wav`
		audio_file_name: order.audioFileName.replaceAll('.', '_'),
	};
	if (!state.isDone || state.hasFailed) return named;
	const { toldTranscript } = course.job;
	return {
		...named,
		audio_transcript:
			toldTranscript === undefined ? transcriptOf(listen(order), order.isDiarized) : toldTranscript,
		processed_audio_duration_in_seconds: Math.round(order.file.durationSeconds ?? 0),
		...resultsOf(job, isStructured),
	};
}

/** The synchronous endpoint's reply when the job is done. */
export function finishedReply(job: UploadJob, state: JobState, repeatsLanguage: boolean): Reply {
	return okReply(
		{
			file_id: job.id,
			...describe(job, state, false),
			...(repeatsLanguage && { use_language_asr_input: job.order.language }),
		},
		FOUND_MESSAGE,
	);
}

/** The status endpoint's reply, which does not name the file ID. */
export function statusReply(job: UploadJob, state: JobState, isStructured: boolean): Reply {
	return okReply(describe(job, state, isStructured), FOUND_MESSAGE);
}
