import {
	ENDPOINT,
	SLOWEST_UPLOAD_BYTES_PER_SECOND,
	SYNC_AUDIO_LIMITS_SECONDS,
} from '../../nodes/IntronTranscribe/catalog/service.ts';
import { OPTIONS } from '../../nodes/IntronTranscribe/panel/options.ts';
import { MAX_TRIES } from '../../nodes/shared/intron/retry.ts';
import {
	DEFAULT_ANSWER_TIMEOUT_SECONDS,
	MIN_ANSWER_TIMEOUT_SECONDS,
	STATUS_TIMEOUT_SECONDS,
} from '../../nodes/shared/intron/service.ts';
import { table } from './table.mts';

export const pace = (): string => {
	const rows: Array<[string, keyof typeof ENDPOINT]> = [
		['Direct upload (*Transcribe Recording*, *Answer Spoken Question*)', 'uploadSync'],
		['Upload to the queue (*Start Transcription*, and recordings that are too long)', 'upload'],
		['Status check (waiting, *Get Transcript*, structured results)', 'status'],
	];
	return table(
		['Request', 'At most', 'Apart'],
		rows.map(([what, name]) => {
			const { callsPerMinute, spacingMs } = ENDPOINT[name];
			return [
				what,
				`${callsPerMinute} a minute`,
				spacingMs === 0 ? '–' : `${spacingMs / 1000} seconds at least`,
			];
		}),
	);
};

export const times = (): string =>
	table(
		['What', 'How long', 'Set by'],
		[
			[
				"Longest recording of the direct way, as Intron's documents tell",
				`${SYNC_AUDIO_LIMITS_SECONDS.join(' or ')} seconds`,
				'your account at Intron',
			],
			[
				"Waiting for Intron's answer to an upload",
				`${DEFAULT_ANSWER_TIMEOUT_SECONDS} seconds, never less than ${MIN_ANSWER_TIMEOUT_SECONDS}`,
				`option *${OPTIONS.timeout.title}*`,
			],
			[
				'Added to that for the transfer',
				`1 second for each ${SLOWEST_UPLOAD_BYTES_PER_SECOND / 1024} KB of the recording`,
				'fixed',
			],
			['Waiting for the answer to a status check', `${STATUS_TIMEOUT_SECONDS} seconds`, 'fixed'],
			[
				'Waiting for a result in the node, where you ask for that',
				`${OPTIONS.maxWait.default} seconds`,
				`option *${OPTIONS.maxWait.title}*`,
			],
			[
				'First status check after',
				`${OPTIONS.firstCheck.default} seconds`,
				`option *${OPTIONS.firstCheck.title}*`,
			],
			[
				'Uploads at the same time in one run of the node',
				String(OPTIONS.concurrency.default),
				`option *${OPTIONS.concurrency.title}*`,
			],
			['Tries of a request that may be tried again', `${MAX_TRIES} in all`, 'fixed'],
		],
	);
