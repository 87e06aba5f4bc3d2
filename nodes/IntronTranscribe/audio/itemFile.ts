import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import type { Item } from '../../shared/run/item';
import { AUDIO_MESSAGES } from './messages';

/** Whether an expression gave a file, with its bytes or with their place in n8n's storage. */
function isFile(value: unknown): value is IBinaryData {
	if (typeof value !== 'object' || value === null) return false;
	const { id, data } = value as Partial<IBinaryData>;
	return typeof id === 'string' || typeof data === 'string';
}

/**
 * The file that a field name leads to, as n8n itself sees it: with the execution logic "v2" of a
 * workflow files are part of the JSON, and the name is a path such as `_files.data`.
 */
function lookUp({ context, index }: Item, field: string): IBinaryData | undefined {
	try {
		const file: unknown = context.helpers.assertBinaryData(index, field);
		return isFile(file) ? file : undefined;
	} catch {
		// Its message does not know this node's parameter.
		return undefined;
	}
}

/** The files of an item, each with what leads to it. */
function filesOf({ binary = {}, json }: INodeExecutionData): Array<[field: string, IBinaryData]> {
	const inJson = Object.entries(json._files ?? {}).map(([name, value]) => [
		`_files.${name}`,
		value as unknown,
	]);
	return [...Object.entries(binary), ...inJson].filter((entry): entry is [string, IBinaryData] =>
		isFile(entry[1]),
	);
}

/**
 * Finds the file of an item.
 *
 * @param field the name of the binary field, or, by an expression, the binary object itself
 * @throws NodeOperationError when there is none, naming the fields that hold one
 */
export function findFile(item: Item, field: unknown): IBinaryData {
	if (isFile(field)) return field;
	// Such as `$binary.data` where n8n keeps files in memory: expressions don't get their bytes.
	if (typeof field !== 'string') throw item.refusal(AUDIO_MESSAGES.notAFieldName);
	const { binary } = item.input;
	// n8n leaves what it keeps in memory beside the JSON, where with "v2" it does not look.
	const beside = binary && Object.hasOwn(binary, field) ? binary[field] : undefined;
	const file = beside ?? lookUp(item, field);
	if (file) return file;

	const present = filesOf(item.input);
	const audio = present.filter(([, { mimeType }]) => /^(audio|video)\//.test(mimeType));
	const [candidate] = audio.length === 1 ? audio : present.length === 1 ? present : [];
	const fields = candidate ? [candidate[0]] : present.map(([name]) => name);
	throw item.refusal(AUDIO_MESSAGES.noFile, { field, fields });
}
