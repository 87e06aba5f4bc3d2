import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { SPEAK } from '../../../nodes/IntronSpeak/definition';
import { IntronSpeak } from '../../../nodes/IntronSpeak/IntronSpeak.node';
import type { EngineResult, EngineRun, InputItem } from './engine.mts';

/** Intron Speak, as the engine runs it. */
export const SPEAK_NODE = { type: new IntronSpeak(), definition: SPEAK };

/** A Swahili voice, in which the sandbox knows some texts. */
export const SWAHILI: IDataObject = { language: 'sw', gender: 'female' };

/** Items with a text each, which the node speaks. */
export const textItems = (...texts: string[]): InputItem[] =>
	texts.map((text) => ({ json: { text } }));

/** A run of Intron Speak on the text of each item. */
export const speakRun = (
	{ parameters, ...run }: Partial<EngineRun> & Pick<EngineRun, 'items'>,
	options: IDataObject = {},
): EngineRun => ({
	node: SPEAK_NODE,
	parameters: { text: '={{ $json.text }}', ...SWAHILI, options, ...parameters },
	...run,
});

/** The bytes of the file that an item carries. */
export async function fileOf(
	item: INodeExecutionData | undefined,
	field = 'data',
): Promise<Buffer> {
	const file = item?.binary?.[field] as IBinaryData;
	return await Container.get(BinaryDataService).getAsBuffer(file);
}

/** The items of the outputs "Speech" and "In Progress". */
export function outputsOf({ outputs: [speech = [], pending = []] }: EngineResult) {
	return { speech, pending };
}
