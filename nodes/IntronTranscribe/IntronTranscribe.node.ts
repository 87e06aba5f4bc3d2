import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../shared/intron/credential';
import { builderHintOf } from '../shared/run/builderHint';
import { panelOf } from '../shared/run/panel';
import { runItems } from '../shared/run/runItems';
import { TRANSCRIBE } from './definition';
import { subtitleOf } from './panel/subtitle';

/** Turns recordings into transcripts and structured results with Intron's speech API. */
export class IntronTranscribe implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Intron Transcribe',
		name: 'intronTranscribe',
		icon: { light: 'file:../../icons/intron.svg', dark: 'file:../../icons/intron.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(TRANSCRIBE.operations),
		description:
			'Transcribe recordings in English, African and other languages, and get call, clinic, court and meeting results',
		defaults: { name: 'Intron Transcribe' },
		usableAsTool: true,
		builderHint: builderHintOf({
			node: TRANSCRIBE,
			type: 'n8n-nodes-intron.intronTranscribe',
			what: 'Speech to text',
		}),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: Object.values(TRANSCRIBE.outputs),
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		properties: panelOf(TRANSCRIBE),
	};

	/** Handles all items of one run. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, TRANSCRIBE);
	}
}
