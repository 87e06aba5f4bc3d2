import { inRepo } from '../../lab/paths.mts';
import { FIELD_PARAMETER_TITLE } from '../../nodes/IntronTranscribe/audio/messages.ts';
import { AUDIO_FORMAT_NAMES } from '../../nodes/IntronTranscribe/catalog/audioFormats.ts';
import { ALL_FAULTS } from '../../nodes/shared/intron/faults.ts';
import type { Fault } from '../../nodes/shared/intron/faults.ts';
import { retryDelayMs } from '../../nodes/shared/intron/retry.ts';
import type { CallKind } from '../../nodes/shared/intron/retry.ts';
import { OPTION_TITLES } from '../../nodes/IntronTranscribe/panel/options.ts';
import { recordingMessages } from './recordings.mts';
import { inputMessages } from './sourceTexts.mts';
import { table, written } from './table.mts';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = inRepo('nodes');

const distinct = (all: readonly Fault[]): Fault[] => [
	...new Map(all.map((fault) => [fault.name, fault])).values(),
];

/** Every fault that the node knows, once. */
export const FAULTS: readonly Fault[] = distinct(ALL_FAULTS);

/** What the node saw when it tells of a fault, by the fault's name. */
export const MEANINGS: Record<string, string> = {
	insufficientBalance: 'Intron answered that the balance is insufficient.',
	accountType: 'Intron answered that this needs another type of account ("integrator account").',
	badKey: 'Intron answered 401 or 403, or that the access key is wrong.',
	unknownFile: 'Intron answered that there is no file of this ID.',
	rateLimit: 'Intron answered 429, even after the node had waited and tried again.',
	tooShort: 'Intron answered that the recording is shorter than its minimum.',
	tooLong: 'Intron answered that the recording is longer than its limit.',
	badLanguage: 'Intron refused the request with words about the language.',
	badTemplate: 'Intron refused the request with words about the template.',
	tooLarge: 'Intron, or a gateway in front of it, answered 413.',
	badFormat: 'Intron answered 415.',
	redirect: 'The address answered with a redirect.',
	wrongAddress: 'The address answered 404 or 405.',
	outage: 'A 5xx answer, or a 408, without a file ID.',
	refused: 'Any other 4xx answer.',
	processingFailed: 'Intron accepted the recording and later gave up on it.',
	refusedFile: 'Intron answered 200 with the status "Error" in it.',
	noTranscript: 'Intron calls the file transcribed, but sent no transcript.',
	unreadable: 'The answer was none that Intron is known to give.',
	unreachable: 'No connection: refused, or the host name is not known.',
	certificate: 'The TLS certificate did not pass the check.',
	timeout: 'No answer within the time-out.',
	cancelled: 'The execution was cancelled, so n8n broke the request off.',
	connectionLost: 'The connection broke after it was made.',
	notSent: 'The execution was cancelled before this request.',
};

/** The faults that come after the service has told a file ID. */
const FAULTS_OF_ACCEPTED_FILES = ['processingFailed', 'noTranscript'];

function acceptance({ name, mayBeAccepted }: Fault): string {
	if (FAULTS_OF_ACCEPTED_FILES.includes(name)) return 'Accepted';
	return mayBeAccepted ? 'Maybe' : 'No';
}

function retries(fault: Fault): string {
	const isTriedAgain = (kind: CallKind) => retryDelayMs(kind, fault, 1, undefined, 0) !== undefined;
	if (isTriedAgain('upload')) return 'Yes';
	return isTriedAgain('read') ? 'Status checks only' : 'No';
}

export const allFaults = (): string =>
	table(
		['Message', 'What it means', 'What to do', 'Upload accepted?', 'Tried again?'],
		FAULTS.map((fault) => [
			fault.message,
			written(MEANINGS, fault.name),
			fault.description,
			acceptance(fault),
			retries(fault),
		]),
	);

export function badInput(): string {
	const known = {
		FIELD_PARAMETER_TITLE,
		AUDIO_FORMAT_NAMES,
		'OPTION_TITLES.templateId': OPTION_TITLES.templateId,
	};
	const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).sort();
	const messages = files
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => inputMessages(readFileSync(join(SOURCES, file), 'utf8'), known));
	return table(
		['Message', 'What to do'],
		[
			...recordingMessages(),
			...messages.map(({ message, descriptions }) => [message, descriptions.join(' *Or:* ')]),
		],
	);
}
