import {
	DEFAULT_ANSWER_TIMEOUT_SECONDS,
	MIN_ANSWER_TIMEOUT_SECONDS,
} from '../../shared/intron/service';
import { includeInputFields } from '../../shared/run/inputFields';
import type { OptionTable, OptionValues } from '../../shared/run/options';
import { RESULT_FORMATS } from '../catalog/resultFormats';
import { OPERATION } from './parameters';

const { answerQuestion, getTranscript, startTranscription, transcribe } = OPERATION;

/** The operations that upload a recording. */
const UPLOADS = [transcribe, startTranscription, answerQuestion];

/** Those of them that wait for the service's direct answer, which can time out. */
const DIRECT_UPLOADS = [transcribe, answerQuestion];

/** The operations that make results of a recording. */
const RESULTS = [transcribe, startTranscription];

const ALL = Object.values(OPERATION);

/** The node's options. The bounds of numbers are where they stop making sense. */
export const OPTIONS = {
	concurrency: {
		type: 'number',
		title: 'Concurrent Uploads',
		default: 60,
		least: 1,
		most: 1000,
		operations: UPLOADS,
		description:
			"How many recordings to upload at the same time. Intron's limits for your API key are kept anyway.",
	},
	longRecordings: {
		type: 'options',
		title: 'Long Recordings',
		default: 'wait',
		choices: [
			{
				name: 'Pass the File ID On',
				value: 'passFileId',
				description: "Go on at once by the output 'In Progress', to fetch the result later",
			},
			{
				name: 'Refuse',
				value: 'refuse',
				description: 'Send nothing, and tell how long the recording is and may be',
			},
			{
				name: 'Wait for the Transcript',
				value: 'wait',
				description: 'Ask Intron for the result until it is ready or the maximum wait is over',
			},
		],
		operations: DIRECT_UPLOADS,
		description:
			"What to do with a recording that is too long for Intron's direct answer (60 or 120 seconds, depending on your account). Unless it is refused, it goes through Intron's queue.",
	},
	fileName: {
		type: 'string',
		title: 'File Name',
		default: '',
		placeholder: 'e.g. Call 17',
		operations: UPLOADS,
		description: "The name of the recording at Intron and in the output, instead of the file's own",
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
			'How long to wait before asking Intron for the result for the first time. Later checks come less and less often.',
	},
	llmCorrections: {
		type: 'boolean',
		title: 'LLM Corrections',
		default: true,
		operations: UPLOADS,
		description:
			'Whether Intron lets a language model correct the transcript. Turn this off to get the words as they were heard, a little faster.',
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
			"How long to wait for a result that is not ready. After that the item leaves by the output 'In Progress' with its file ID; nothing is lost. Late results of a finished transcript are waited for up to 30 seconds of it.",
	},
	onTimeOut: {
		type: 'options',
		title: 'When Intron Needs Longer',
		default: 'passFileId',
		choices: [
			{
				name: 'Keep Waiting',
				value: 'keepWaiting',
				description: 'Ask Intron for the result until it is ready or the maximum wait is over',
			},
			{
				name: 'Pass the File ID On',
				value: 'passFileId',
				description: "Go on at once by the output 'In Progress', to fetch the result later",
			},
		],
		operations: DIRECT_UPLOADS,
		description:
			'What to do when Intron needs longer than 60 or 120 seconds. The recording is uploaded and paid for then, and Intron goes on working on it.',
	},
	putRecordingIn: {
		type: 'string',
		title: 'Put Recording in Field',
		default: '',
		placeholder: 'e.g. recording',
		operations: UPLOADS,
		description:
			'The name of the output field to put the recording in that was fetched from the URL. Left empty, the file is not passed on.',
	},
	resultFormat: {
		type: 'options',
		title: 'Result Format',
		default: 'text',
		choices: RESULT_FORMATS,
		operations: [...RESULTS, getTranscript],
		description: 'The form in which the results come. The transcript is always text.',
	},
	simplify: {
		type: 'boolean',
		notForTools: true,
		title: 'Simplify',
		default: true,
		operations: ALL,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	templateId: {
		type: 'string',
		title: 'Template ID',
		default: '',
		placeholder: 'e.g. a3f32e46-afa4-42cb-9155-522dcf9ab123',
		operations: RESULTS,
		description:
			'The ID of a custom prompt that Intron made for your account, to use on the transcript',
	},
	timeout: {
		type: 'number',
		title: 'Answer Time-Out (Seconds)',
		default: DEFAULT_ANSWER_TIMEOUT_SECONDS,
		least: MIN_ANSWER_TIMEOUT_SECONDS,
		most: 86_400,
		unit: ' (seconds)',
		operations: UPLOADS,
		description: `How long to wait for Intron's answer after the upload. At least ${MIN_ANSWER_TIMEOUT_SECONDS}: Intron itself gives up before that and then tells the file ID, which a shorter wait would lose.`,
	},
} as const satisfies OptionTable;

/** What happens to a recording that is too long for a direct answer. */
export type LongRecordings = OptionValues<typeof OPTIONS>['longRecordings'];

/** The options of an item. */
export type Options = OptionValues<typeof OPTIONS>;
