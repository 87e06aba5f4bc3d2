import { STATUS_QUEUED } from '../../nodes/IntronTranscribe/catalog/statuses.ts';
import type { JobScenario } from './scenario.mts';

/** Uploads that are taken, after which the work on the recording goes its own way. */
export const JOB_SCENARIOS: readonly JobScenario[] = [
	{
		name: 'timeout',
		title: 'Time-out',
		description: 'An endpoint that waits gives up at once and names the ID (408 or 503).',
		value: 'timeoutStatus',
		job: (status) => ({ timesOut: true, timeoutStatus: status ? Number(status) : undefined }),
	},
	{
		name: 'timeout-top-level-id',
		title: 'Time-out, ID elsewhere',
		description: 'A time-out with the ID at the top level of the body.',
		job: () => ({ timesOut: true, topLevelId: true }),
	},
	{
		name: 'accept-no-transcript',
		title: 'Success without transcript',
		description: 'The synchronous endpoint answers 200 with a file ID and nothing else.',
		job: () => ({ timesOut: true, timeoutStatus: 200 }),
		only: 'file',
	},
	{
		name: 'queued',
		title: 'Queue, by status requests',
		description:
			'The first status requests (3, or as many as given) find the job unfinished; a request that waits times out.',
		value: 'requests',
		job: (requests) => ({ timesOut: true, queuedRequests: Number(requests ?? 3) }),
	},
	{
		name: 'queue',
		title: 'Queue, by time',
		description:
			'The job waits in the queue for 5 seconds, or as long as given: beyond the time-out, an overload.',
		value: 'seconds',
		job: (seconds) => ({ queueSeconds: Number.parseFloat(seconds ?? '5') }),
	},
	{
		name: 'failed',
		title: 'Processing failed',
		description: 'The recording or text is accepted, but the work on it fails.',
		job: () => ({ fails: true }),
	},
	{
		name: 'queued-status',
		title: 'Done, but called queued',
		description: 'The transcript is there while the status says FILE_QUEUED, as the service does.',
		job: () => ({ toldStatus: STATUS_QUEUED }),
		only: 'file',
	},
	{
		name: 'unknown-status',
		title: 'Unknown status',
		description: 'Every reply names a status that no documentation knows.',
		job: () => ({ toldStatus: 'FILE_REVIEWED' }),
		only: 'file',
	},
	{
		name: 'silence',
		title: 'Silence',
		description: 'The transcript is blank, as for a recording without speech.',
		job: () => ({ toldTranscript: ' \n' }),
		only: 'file',
	},
	{
		name: 'null-transcript',
		title: 'No transcript',
		description: 'The transcript is null.',
		job: () => ({ toldTranscript: null }),
		only: 'file',
	},
	{
		name: 'unknown-result',
		title: 'New kind of result',
		description: 'The reply holds a result that did not exist before (transcript_new_insight).',
		job: () => ({ extraResults: { transcript_new_insight: 'A result of tomorrow.' } }),
		only: 'file',
	},
	{
		name: 'missing-results',
		title: 'Results come later',
		description:
			'The reply to the upload lacks the results, and so do as many status requests as given.',
		value: 'requests',
		job: (requests) => ({ resultsMissingFor: Number(requests ?? 0) }),
		only: 'file',
	},
	{
		name: 'score',
		title: 'Agent score',
		description: 'The agent gets this score, and the score category that follows from it.',
		value: 'score',
		job: (score) => ({ agentScore: score }),
		only: 'file',
	},
];
