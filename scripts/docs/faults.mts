import { RECORDING_MESSAGES } from '../../nodes/IntronTranscribe/audio/messages.ts';
import {
	ADDRESS_MESSAGES,
	FETCHED_FILE_MESSAGES,
} from '../../nodes/IntronTranscribe/audio/remote/messages.ts';
import { FAULTS } from '../../nodes/IntronTranscribe/faults.ts';
import { PANEL_MESSAGES } from '../../nodes/IntronTranscribe/panel/messages.ts';
import type { Fault } from '../../nodes/shared/intron/faults/fault.ts';
import type { CallKind } from '../../nodes/shared/intron/retry.ts';
import { retryDelayMs } from '../../nodes/shared/intron/retry.ts';
import type { InputMessage } from '../../nodes/shared/run/inputMessage.ts';
import { FAULTS as SPEECH_FAULTS } from '../../nodes/IntronSpeak/faults.ts';
import { PANEL_MESSAGES as SPEECH_MESSAGES } from '../../nodes/IntronSpeak/panel/messages.ts';
import { CREDENTIAL_MESSAGES, VALUE_MESSAGES } from '../../nodes/shared/run/messages.ts';
import { table } from './table.mts';

/** The faults that come after the service has told a file ID. */
const FAULTS_OF_ACCEPTED_FILES = ['processingFailed', 'noTranscript'];

function acceptance({ name, mayBeAccepted }: Fault): string {
	if (FAULTS_OF_ACCEPTED_FILES.includes(name)) return 'Accepted';
	return mayBeAccepted ? 'Maybe' : 'No';
}

function retries(fault: Fault): string {
	const isTriedAgain = (kind: CallKind) => retryDelayMs(kind, fault, 1, undefined, 0) !== undefined;
	if (isTriedAgain('submit')) return 'Yes';
	return isTriedAgain('read') ? 'Status checks only' : 'No';
}

export const allFaults = (): string =>
	table(
		['Message', 'What it means', 'What to do', 'Upload accepted?', 'Tried again?'],
		FAULTS.all.map((fault) => [
			fault.message,
			fault.meaning,
			fault.description,
			acceptance(fault),
			retries(fault),
		]),
	);

/** What only Intron Speak can meet: everything else is told as by Intron Transcribe. */
export const speechFaults = (): string =>
	table(
		['Message', 'What it means', 'What to do'],
		SPEECH_FAULTS.all
			.filter(({ name }) => !FAULTS.all.some((fault) => fault.name === name))
			.map(({ message, meaning, description }) => [message, meaning, description]),
	);

/** Every message about bad input, in the order in which a user meets them. */
const INPUT_MESSAGES = [
	CREDENTIAL_MESSAGES,
	RECORDING_MESSAGES,
	ADDRESS_MESSAGES,
	FETCHED_FILE_MESSAGES,
	PANEL_MESSAGES,
	VALUE_MESSAGES,
].flatMap((messages) => Object.values(messages) as InputMessage[]);

const distinct = (texts: string[]): string => [...new Set(texts)].join(' *Or:* ');

const inputTable = (messages: readonly InputMessage[]): string =>
	table(
		['Message', 'What to do'],
		messages.map(({ message, description, samples }) => [
			distinct(samples.map(message)),
			distinct(samples.map(description)),
		]),
	);

export const badInput = (): string => inputTable(INPUT_MESSAGES);

/** Messages about bad input of Intron Speak's own parameters. */
export const badText = (): string => inputTable(Object.values(SPEECH_MESSAGES) as InputMessage[]);
