import {
	DEFAULT_ANSWER_TIMEOUT_SECONDS,
	MIN_ANSWER_TIMEOUT_SECONDS,
} from '../../shared/intron/service';
import { includeInputFields } from '../../shared/run/inputFields';
import type { OptionTable, OptionValues } from '../../shared/run/options';
import { AUDIO_FORMATS } from '../catalog/audioFormats';
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
	concurrency: {
		type: 'number',
		title: 'Concurrent Requests',
		default: 15,
		least: 1,
		most: 1000,
		operations: SPEAKING,
		description:
			"How many texts to send at the same time. Intron's limits for your API key are kept anyway.",
	},
	fileName: {
		type: 'string',
		title: 'File Name',
		default: 'speech',
		placeholder: 'e.g. reminder',
		operations: ALL,
		description: 'The name of the audio file; its ending follows from the format',
	},
	includeInputFields: includeInputFields(ALL),
	firstCheck: {
		type: 'number',
		title: 'First Check After (Seconds)',
		default: 2,
		least: 1,
		most: 86_400,
		unit: ' (seconds)',
		operations: ALL,
		description:
			'How long to wait before asking Intron for the audio for the first time. Later checks come less and less often.',
	},
	maxWait: {
		type: 'number',
		title: 'Maximum Wait (Seconds)',
		default: 300,
		least: 0,
		most: 86_400,
		unit: ' (seconds)',
		operations: ALL,
		description:
			"How long to wait for audio that is not ready. After that the item leaves by the output 'In Progress' with its text ID; nothing is lost.",
	},
	onTimeOut: {
		type: 'options',
		title: 'When Intron Needs Longer',
		default: 'passTextId',
		choices: [
			{
				name: 'Keep Waiting',
				value: 'keepWaiting',
				description: 'Ask Intron for the audio until it is ready or the maximum wait is over',
			},
			{
				name: 'Pass the Text ID On',
				value: 'passTextId',
				description: "Go on at once by the output 'In Progress', to fetch the audio later",
			},
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
	simplify: {
		type: 'boolean',
		notForTools: true,
		title: 'Simplify',
		default: true,
		operations: ALL,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	splitLongText: {
		type: 'boolean',
		title: 'Split Long Text',
		default: true,
		operations: SPEAKING,
		description:
			"Whether to have a text that is longer than Intron allows spoken in parts, at ends of sentences, and to join the audio. The parts go through Intron's queue, and are waited for up to the maximum wait.",
	},
	timeout: {
		type: 'number',
		title: 'Answer Time-Out (Seconds)',
		default: DEFAULT_ANSWER_TIMEOUT_SECONDS,
		least: MIN_ANSWER_TIMEOUT_SECONDS,
		most: 86_400,
		unit: ' (seconds)',
		operations: SPEAKING,
		description: `How long to wait for Intron's answer. At least ${MIN_ANSWER_TIMEOUT_SECONDS}: Intron itself gives up before that and then tells the text ID, which a shorter wait would lose.`,
	},
} as const satisfies OptionTable;

/** The options of an item. */
export type Options = OptionValues<typeof OPTIONS>;
