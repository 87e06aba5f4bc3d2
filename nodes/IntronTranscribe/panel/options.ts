import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_ANSWER_TIMEOUT_SECONDS, MIN_ANSWER_TIMEOUT_SECONDS } from '../catalog/service';
import type { NodeOptions } from './parameters';
import { PARAMETER } from './parameters';

/** What holds for an option that the user did not add. */
export const DEFAULT_OPTIONS: NodeOptions = {
	diarization: false,
	fileName: '',
	llmCorrections: true,
	simplify: true,
	templateId: '',
	timeout: DEFAULT_ANSWER_TIMEOUT_SECONDS,
};

type OptionName = keyof NodeOptions & string;

const option = (
	name: OptionName,
	displayName: string,
	property: Pick<INodeProperties, 'type' | 'description' | 'placeholder' | 'typeOptions'>,
): INodeProperties => ({ displayName, name, default: DEFAULT_OPTIONS[name], ...property });

/** What is rarely needed, A–Z. */
export const optionsParameter: INodeProperties = {
	displayName: 'Options',
	name: PARAMETER.options,
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		option('fileName', 'File Name', {
			type: 'string',
			placeholder: 'e.g. Call 17',
			description:
				"The name to give the recording at Intron and in the output, instead of the file's own",
		}),
		option('llmCorrections', 'LLM Corrections', {
			type: 'boolean',
			description:
				'Whether Intron lets a language model correct the transcript. Turn this off to get the words as they were heard, a little faster.',
		}),
		option('simplify', 'Simplify', {
			type: 'boolean',
			description: 'Whether to return a simplified version of the response instead of the raw data',
		}),
		option('diarization', 'Speaker Diarization', {
			type: 'boolean',
			description: 'Whether to tell the speakers apart and list who said what',
		}),
		option('templateId', 'Template ID', {
			type: 'string',
			placeholder: 'e.g. a3f32e46-afa4-42cb-9155-522dcf9ab123',
			description:
				'The ID of a custom prompt that Intron made for your account, to use on the transcript',
		}),
		option('timeout', 'Timeout (Seconds)', {
			type: 'number',
			typeOptions: { minValue: MIN_ANSWER_TIMEOUT_SECONDS },
			description: `How long to wait for Intron's answer after the upload. At least ${MIN_ANSWER_TIMEOUT_SECONDS}: Intron itself gives up before that and then tells the file ID, which a shorter wait would lose.`,
		}),
	],
};
