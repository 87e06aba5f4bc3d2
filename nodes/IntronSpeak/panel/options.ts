import {
	concurrencyOption,
	firstCheckOption,
	maxWaitOption,
	passOnChoice,
	simplifyOption,
	timeoutOption,
	waitChoice,
} from '../../shared/run/commonOptions';
import { includeInputFields } from '../../shared/run/inputFields';
import type { OptionTable, OptionValues } from '../../shared/run/options';
import { AUDIO_FORMATS } from '../catalog/audioFormats';
import { TERMS } from '../catalog/terms';
import { OPERATION } from './parameters';

const { generateSpeech, startSpeech } = OPERATION;

/** The operations that have a text spoken. */
const SPEAKING = [generateSpeech, startSpeech];

/** All operations. */
const ALL = Object.values(OPERATION);

/** The node's options. The bounds of numbers are where they stop making sense. */
export const OPTIONS = {
	audioFormat: {
		type: 'options',
		title: 'Audio Format',
		default: 'wav',
		choices: AUDIO_FORMATS.map(({ name, title, description }) => ({
			name: title,
			value: name,
			description,
		})),
		operations: SPEAKING,
		description: 'The format of the audio file. WhatsApp takes Opus, but no WAV.',
	},
	cleanText: {
		type: 'boolean',
		title: 'Clean Text for Speech',
		default: true,
		operations: SPEAKING,
		description:
			'Whether to leave out what is not meant to be read aloud: Markdown, emoji, links and code, as AI models write them. The output then tells what was spoken.',
	},
	concurrency: concurrencyOption(SPEAKING, 'Concurrent Requests', 15, 'texts to send'),
	fileName: {
		type: 'string',
		title: 'File Name',
		default: 'speech',
		placeholder: 'e.g. reminder',
		operations: ALL,
		description: 'The name of the audio file; its ending follows from the format',
	},
	includeInputFields: includeInputFields(ALL),
	firstCheck: firstCheckOption(ALL, 'audio'),
	maxWait: maxWaitOption(ALL, 'audio', 'text ID'),
	onTimeOut: {
		type: 'options',
		title: 'When Intron Needs Longer',
		default: 'passTextId',
		choices: [
			waitChoice('Keep Waiting', 'keepWaiting', 'audio'),
			passOnChoice(TERMS.idTitle, 'passTextId', 'audio'),
		],
		operations: [generateSpeech],
		description:
			'What to do when Intron needs longer than 120 seconds. It has taken the text then, and goes on working on it.',
	},
	binaryField: {
		type: 'string',
		title: 'Put Output File in Field',
		default: 'data',
		placeholder: 'e.g. data',
		operations: ALL,
		description:
			'The name of the output field that gets the audio file. Enter the same name where a later node asks for its input file.',
	},
	simplify: simplifyOption(ALL),
	splitLongText: {
		type: 'boolean',
		title: 'Split Long Text',
		default: true,
		operations: SPEAKING,
		description:
			"Whether to have a text that is longer than Intron allows spoken in parts, at ends of sentences, and to join the audio. The parts go through Intron's queue, and are waited for up to the maximum wait.",
	},
	timeout: timeoutOption(SPEAKING, "Intron's answer", 'text ID'),
} as const satisfies OptionTable;

/** The options of an item. */
export type Options = OptionValues<typeof OPTIONS>;
