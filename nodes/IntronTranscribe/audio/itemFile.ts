import type { INodeExecutionData } from 'n8n-workflow';

import type { Item } from '../../shared/run/item';
import { DEFAULT_BINARY_FIELD } from '../catalog/terms';
import { RECORDING_MESSAGES } from './messages';

/** What n8n tells of a file. A Code node can put anything there, so that nothing of it is certain. */
export interface ItemFile {
	/** Its place in n8n's storage; without one its bytes are in `data`. */
	readonly id?: string;
	/** Its bytes as Base64, where it has no place in the storage. */
	readonly data: string;
	readonly fileName?: unknown;
	readonly mimeType?: unknown;
	/** How many bytes it has in the storage; older versions of n8n don't tell. */
	readonly bytes?: unknown;
	/** The field that it was found in, where the named one holds nothing. */
	readonly foundIn?: string;
}

/** An id of n8n's storage starts with the mode of the storage; ids of other services don't. */
const STORED = /^[a-z][\w-]{0,40}:./i;

/** What `data` holds where the bytes are elsewhere. */
const STORAGE_MODE = /^(?:default|filesystem|filesystem-v2|s3|database|azure(?:-blob)?)$/;

const isObject = (value: unknown): value is Partial<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The file that a value is, with its bytes or with their place in n8n's storage. */
function toFile(value: unknown): ItemFile | undefined {
	if (!isObject(value)) return undefined;
	const { id, data, fileName, mimeType, bytes } = value;
	if (typeof id === 'string' && STORED.test(id)) return { id, data: '', fileName, mimeType, bytes };
	if (typeof data !== 'string' || STORAGE_MODE.test(data)) return undefined;
	return { data, fileName, mimeType };
}

/** What a value that is no file is, in a message. */
function whatIs(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'string') return 'a text';
	if (typeof value === 'number') return 'a number';
	if (!isObject(value)) return 'nothing that can be read';
	return 'data' in value ? 'an object whose data is not Base64' : 'what is known of a file';
}

/**
 * What a field name leads to, as n8n itself sees it: with the execution logic "v2" of a workflow files
 * are part of the JSON, and the name is a path such as `_files.data`.
 */
function lookUp({ context, index }: Item, field: string): unknown {
	try {
		return context.helpers.assertBinaryData(index, field);
	} catch {
		// Its message does not know this node's parameter.
		return undefined;
	}
}

/** The files of an item, each with what leads to it. */
function filesOf({ binary, json }: INodeExecutionData): Array<[field: string, ItemFile]> {
	const inJson = Object.entries(json._files ?? {}).map(([name, value]): [string, unknown] => [
		`_files.${name}`,
		value,
	]);
	return [...Object.entries<unknown>(binary ?? {}), ...inJson].flatMap(([name, value]) => {
		const file = toFile(value);
		return file ? [[name, file]] : [];
	});
}

/** How much of a field's name stands in a message. */
const MAX_FIELD_LENGTH = 100;

/** How many fields are named. */
const MAX_FIELDS = 20;

const cut = (field: string): string =>
	field.length > MAX_FIELD_LENGTH ? `${field.slice(0, MAX_FIELD_LENGTH)}…` : field;

const isAudio = ([, { mimeType }]: [string, ItemFile]): boolean =>
	/^(?:audio|video)\//.test(String(mimeType));

/**
 * Finds the file of an item. Where the field of the default name holds nothing and the item has exactly
 * one audio file, it is that one: nobody has chosen the name.
 *
 * @param field the name of the binary field, or, by an expression, the binary object itself
 * @throws NodeOperationError when there is none, naming the fields that hold one
 */
export function findFile(item: Item, field: unknown): ItemFile {
	const given = toFile(field);
	if (given) return given;
	if (typeof field !== 'string') {
		// Such as `$binary.data` where n8n keeps files in memory: expressions don't get their bytes.
		const isListed = isObject(field) && typeof field.id === 'string' && !('data' in field);
		throw item.refusal(RECORDING_MESSAGES[isListed ? 'fileElsewhere' : 'notAField']);
	}
	const { input } = item;
	// n8n leaves what it keeps in memory beside the JSON, where with "v2" it does not look.
	const binary: Record<string, unknown> = input.binary ?? {};
	const beside = Object.hasOwn(binary, field) ? binary[field] : undefined;
	const file = toFile(beside ?? lookUp(item, field));
	if (file) return file;

	const quoted = JSON.stringify(cut(field));
	if (beside !== undefined && beside !== null) {
		const values = { field: quoted, what: whatIs(beside) };
		throw item.refusal(RECORDING_MESSAGES.notAFile, values);
	}
	const present = filesOf(input);
	const audio = present.filter(isAudio);
	const [only, ...others] = audio;
	if (field === DEFAULT_BINARY_FIELD && only && others.length === 0) {
		return { ...only[1], foundIn: cut(only[0]) };
	}
	const [candidate] = audio.length === 1 ? audio : present.length === 1 ? present : [];
	throw item.refusal(RECORDING_MESSAGES.noFile, {
		field: quoted,
		present: present
			.slice(0, MAX_FIELDS)
			.map(([name]) => cut(name))
			.join(', '),
		likely: candidate && cut(candidate[0]),
	});
}
