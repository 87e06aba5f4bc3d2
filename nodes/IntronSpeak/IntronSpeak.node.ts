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
import { SPEAK } from './definition';
import { subtitleOf } from './panel/subtitle';

/** Turns texts into speech in African languages and accents with Intron's speech API. */
export class IntronSpeak implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Intron Speak',
		name: 'intronSpeak',
		icon: { light: 'file:../../icons/intron.svg', dark: 'file:../../icons/intron.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(SPEAK.operations),
		description:
			'Turn text into speech in African languages and accents, as audio files and voice notes',
		defaults: { name: 'Intron Speak' },
		usableAsTool: true,
		builderHint: builderHintOf({
			node: SPEAK,
			type: 'n8n-nodes-intron.intronSpeak',
			what: 'Text to speech',
			parameters: { text: 'Good morning, your order has arrived.' },
		}),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: Object.values(SPEAK.outputs),
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		properties: panelOf(SPEAK),
	};

	/** Handles all items of one run. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, SPEAK);
	}
}
