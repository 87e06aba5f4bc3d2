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
import { RESULT_FORMATS } from '../catalog/resultFormats';
import { TERMS } from '../catalog/terms';
import { OPERATION } from './parameters';

const { answerQuestion, getTranscript, startTranscription, transcribe } = OPERATION;

/** The operations that upload a recording. */
const UPLOADS = [transcribe, startTranscription, answerQuestion];

/** Those of them that wait for the service's direct answer, which can time out. */
const DIRECT_UPLOADS = [transcribe, answerQuestion];

/** The operations that make results of a recording. */
const RESULTS = [transcribe, startTranscription];

const ALL = Object.values(OPERATION);

const PASS_ON = passOnChoice(TERMS.idTitle, 'passFileId', 'result');

/** The node's options. The bounds of numbers are where they stop making sense. */
export const OPTIONS = {
	concurrency: concurrencyOption(UPLOADS, 'Concurrent Uploads', 60, 'recordings to upload'),
	longRecordings: {
		type: 'options',
		title: 'Long Recordings',
		default: 'wait',
		choices: [
			PASS_ON,
			{
				name: 'Refuse',
				value: 'refuse',
				description: 'Send nothing, and tell how long the recording is and may be',
			},
			waitChoice('Wait for the Transcript', 'wait', 'result'),
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
	firstCheck: firstCheckOption(ALL, 'result'),
	llmCorrections: {
		type: 'boolean',
		title: 'LLM Corrections',
		default: true,
		operations: UPLOADS,
		description:
			'Whether Intron lets a language model correct the transcript. Turn this off to get the words as they were heard, a little faster.',
	},
	maxWait: maxWaitOption(
		ALL,
		'a result',
		'file ID',
		' Late results of a finished transcript are waited for up to 30 seconds of it.',
	),
	onTimeOut: {
		type: 'options',
		title: 'When Intron Needs Longer',
		default: 'passFileId',
		choices: [waitChoice('Keep Waiting', 'keepWaiting', 'result'), PASS_ON],
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
	simplify: simplifyOption(ALL),
	templateId: {
		type: 'string',
		title: 'Template ID',
		default: '',
		placeholder: 'e.g. a3f32e46-afa4-42cb-9155-522dcf9ab123',
		operations: RESULTS,
		description:
			'The ID of a custom prompt that Intron made for your account, to use on the transcript',
	},
	timeout: timeoutOption(UPLOADS, "Intron's answer after the upload", 'file ID'),
} as const satisfies OptionTable;

/** What happens to a recording that is too long for a direct answer. */
export type LongRecordings = OptionValues<typeof OPTIONS>['longRecordings'];

/** The options of an item. */
export type Options = OptionValues<typeof OPTIONS>;
