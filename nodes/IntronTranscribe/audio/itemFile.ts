import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { inputError } from '../inputError';

/** The display name of the parameter that names the binary field. */
export const FIELD_PARAMETER_TITLE = 'Input Data Field Name';

/** Whether an expression gave a file, with its bytes or with their place in n8n's storage. */
function isFile(value: unknown): value is IBinaryData {
	if (typeof value !== 'object' || value === null) return false;
	const { id, data } = value as Partial<IBinaryData>;
	return typeof id === 'string' || typeof data === 'string';
}

/** What a path of fields, such as `a.b`, leads to. */
function valueAt(json: IDataObject, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, key) =>
				typeof value === 'object' && value !== null && Object.hasOwn(value, key)
					? (value as IDataObject)[key]
					: undefined,
			json,
		);
}

/**
 * The files of an item by the names of their fields, and a way to look one up.
 *
 * In a workflow with the execution logic "v2" n8n moves files into the JSON, where its own nodes
 * take their path, such as `_files.data`; what it keeps in memory it leaves where it was.
 */
function filesOf(context: IExecuteFunctions, itemIndex: number) {
	const { binary = {}, json = {} } = context.getInputData()[itemIndex] ?? {};
	const areInJson = context.getWorkflowSettings().binaryMode === 'combined';
	const inJson = areInJson ? Object.entries(valueAt(json, '_files') ?? {}) : [];
	const present = [...Object.entries(binary), ...inJson].filter(
		(entry): entry is [string, IBinaryData] => isFile(entry[1]),
	);
	const find = (field: string): IBinaryData | undefined => {
		const atPath = areInJson ? valueAt(json, field) : undefined;
		return present.find(([name]) => name === field)?.[1] ?? (isFile(atPath) ? atPath : undefined);
	};
	return { present, find };
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
	const { present, find } = filesOf(context, itemIndex);
	const file = find(field);
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
