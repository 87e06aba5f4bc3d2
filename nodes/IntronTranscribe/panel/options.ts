import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_ANSWER_TIMEOUT_SECONDS, MIN_ANSWER_TIMEOUT_SECONDS } from '../catalog/service';
import type { ResultFormat } from '../output/requestedFile';
import { PARAMETER } from './parameters';

/** What an item does when the service times out. */
type OnTimeOut = 'passFileId' | 'keepWaiting';

/** The node's options; n8n stores only those that the user added. */
export interface NodeOptions {
	concurrency: number;
	continueLong: boolean;
	diarization: boolean;
	fileName: string;
	firstCheck: number;
	llmCorrections: boolean;
	maxWait: number;
	onTimeOut: OnTimeOut;
	resultFormat: ResultFormat;
	simplify: boolean;
	templateId: string;
	timeout: number;
}

/** Name of an option. */
export type OptionName = keyof NodeOptions;

/** The options of the operations that upload a recording to make results of it. */
export const RECORDING_OPTIONS: readonly OptionName[] = [
	'concurrency',
	'diarization',
	'fileName',
	'firstCheck',
	'llmCorrections',
	'maxWait',
	'resultFormat',
	'simplify',
	'templateId',
	'timeout',
];

/** What holds for an option that the user did not add. */
export const DEFAULT_OPTIONS: NodeOptions = {
	concurrency: 15,
	continueLong: true,
	diarization: false,
	fileName: '',
	firstCheck: 2,
	llmCorrections: true,
	maxWait: 300,
	onTimeOut: 'passFileId',
	resultFormat: 'text',
	simplify: true,
	templateId: '',
	timeout: DEFAULT_ANSWER_TIMEOUT_SECONDS,
};

/** Display names of the options, in the order in which the panel offers them (A–Z). */
export const OPTION_TITLES: Record<OptionName, string> = {
	concurrency: 'Concurrent Uploads',
	continueLong: 'Continue Long Recordings',
	fileName: 'File Name',
	firstCheck: 'First Check After (Seconds)',
	llmCorrections: 'LLM Corrections',
	maxWait: 'Maximum Wait (Seconds)',
	onTimeOut: 'On Time-Out',
	resultFormat: 'Result Format',
	simplify: 'Simplify',
	diarization: 'Speaker Diarization',
	templateId: 'Template ID',
	timeout: 'Timeout (Seconds)',
};

type OptionField = Pick<
	INodeProperties,
	'type' | 'description' | 'placeholder' | 'typeOptions' | 'options'
>;

const FIELDS: Record<OptionName, OptionField> = {
	concurrency: {
		type: 'number',
		typeOptions: { minValue: 1 },
		description:
			"How many recordings to upload at the same time. Intron's limits for your API key are kept anyway.",
	},
	continueLong: {
		type: 'boolean',
		description:
			"Whether to send a recording that is too long for a direct answer (60 or 120 seconds, depending on your account) through Intron's queue instead of failing. It then leaves by the output 'Still Processing', unless On Time-Out says to keep waiting.",
	},
	diarization: {
		type: 'boolean',
		description: 'Whether to tell the speakers apart and list who said what',
	},
	fileName: {
		type: 'string',
		placeholder: 'e.g. Call 17',
		description: "The name of the recording at Intron and in the output, instead of the file's own",
	},
	firstCheck: {
		type: 'number',
		typeOptions: { minValue: 1 },
		description:
			'How long to wait before asking Intron for the result for the first time. Later checks come less and less often.',
	},
	llmCorrections: {
		type: 'boolean',
		description:
			'Whether Intron lets a language model correct the transcript. Turn this off to get the words as they were heard, a little faster.',
	},
	maxWait: {
		type: 'number',
		typeOptions: { minValue: 0 },
		description:
			"How long to wait for a result that is not ready. After that the item leaves by the output 'Still Processing' with its file ID; nothing is lost. Late results of a finished transcript are waited for up to 30 seconds of it.",
	},
	onTimeOut: {
		type: 'options',
		options: [
			{
				name: 'Keep Waiting',
				value: 'keepWaiting',
				description: 'Ask Intron for the result until it is ready or the maximum wait is over',
			},
			{
				name: 'Pass the File ID On',
				value: 'passFileId',
				description: "Go on at once by the output 'Still Processing', to fetch the result later",
			},
		],
		description:
			'What to do when Intron needs longer than 60 or 120 seconds. The recording is uploaded and paid for then, and Intron goes on working on it.',
	},
	resultFormat: {
		type: 'options',
		options: [
			{
				name: 'Structured JSON',
				value: 'structured',
				description: 'Results as JSON with fields of their own, at the cost of one more request',
			},
			{
				name: 'Text',
				value: 'text',
				description: 'Results as text with Markdown headings and lists',
			},
		],
		description: 'The form in which the results come. The transcript is always text.',
	},
	simplify: {
		type: 'boolean',
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	templateId: {
		type: 'string',
		placeholder: 'e.g. a3f32e46-afa4-42cb-9155-522dcf9ab123',
		description:
			'The ID of a custom prompt that Intron made for your account, to use on the transcript',
	},
	timeout: {
		type: 'number',
		typeOptions: { minValue: MIN_ANSWER_TIMEOUT_SECONDS },
		description: `How long to wait for Intron's answer after the upload. At least ${MIN_ANSWER_TIMEOUT_SECONDS}: Intron itself gives up before that and then tells the file ID, which a shorter wait would lose.`,
	},
};

/**
 * The collection 'Options'.
 *
 * @param operationsWith tells the operations that have an option
 */
export function optionsParameter(operationsWith: (name: OptionName) => string[]): INodeProperties {
	return {
		displayName: 'Options',
		name: PARAMETER.options,
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: (Object.keys(OPTION_TITLES) as OptionName[]).map((name) => ({
			displayName: OPTION_TITLES[name],
			name,
			default: DEFAULT_OPTIONS[name],
			...FIELDS[name],
			displayOptions: { show: { [`/${PARAMETER.operation}`]: operationsWith(name) } },
		})),
	};
}
