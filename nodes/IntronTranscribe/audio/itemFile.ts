import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { inputError } from '../../shared/run/inputError';

/** The display name of the parameter that names the binary field. */
export const FIELD_PARAMETER_TITLE = 'Input Data Field Name';

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
function lookUp(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): IBinaryData | undefined {
	try {
		const file: unknown = context.helpers.assertBinaryData(itemIndex, field);
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
export function findFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: unknown,
): IBinaryData {
	if (isFile(field)) return field;
	if (typeof field !== 'string') {
		// Such as `$binary.data` where n8n keeps files in memory: expressions don't get their bytes.
		throw inputError(
			context,
			itemIndex,
			`'${FIELD_PARAMETER_TITLE}' is not the name of a field`,
			'Enter the name of the field that holds the recording, such as data, instead of an expression for the file.',
		);
	}
	const item: INodeExecutionData = context.getInputData()[itemIndex] ?? { json: {} };
	const present = filesOf(item);
	// n8n leaves what it keeps in memory beside the JSON, where with "v2" it does not look.
	const beside = item.binary && Object.hasOwn(item.binary, field) ? item.binary[field] : undefined;
	const file = beside ?? lookUp(context, itemIndex, field);
	if (file) return file;

	const audio = present.filter(([, { mimeType }]) => /^(audio|video)\//.test(mimeType));
	const [candidate] = audio.length === 1 ? audio : present.length === 1 ? present : [];
	let description =
		'The item holds no file. Connect a node that passes the recording on as binary data, and check that no node in between drops it.';
	if (candidate) {
		description = `Enter ${candidate[0]} in '${FIELD_PARAMETER_TITLE}': that field of the item holds a file.`;
	} else if (present.length > 0) {
		description = `Enter one of the item's fields that hold a file in '${FIELD_PARAMETER_TITLE}': ${present.map(([name]) => name).join(', ')}.`;
	}
	throw inputError(
		context,
		itemIndex,
		`No file in the field "${field}" that '${FIELD_PARAMETER_TITLE}' names`,
		description,
	);
}
