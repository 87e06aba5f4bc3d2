import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Item } from './item';
import { OPERATION_PARAMETER } from './operation';
import type { Bounds } from './values';
import { isAbsent, readBoolean, readChoice, readNumber, readText } from './values';

/** What every option has. */
interface OptionBase {
	/** Display name in the panel. */
	readonly title: string;
	readonly description: string;
	/** The operations that have it, by their value. */
	readonly operations: readonly string[];
	/** Whether the tool of an agent lacks it. */
	readonly notForTools?: true;
}

export interface BooleanOption extends OptionBase {
	readonly type: 'boolean';
	readonly default: boolean;
}

export interface NumberOption extends OptionBase, Bounds {
	readonly type: 'number';
	readonly default: number;
}

interface TextOption extends OptionBase {
	readonly type: 'string';
	readonly default: string;
	readonly placeholder?: string;
}

interface ChoiceOption extends OptionBase {
	readonly type: 'options';
	readonly default: string;
	/** A–Z. */
	readonly choices: ReadonlyArray<INodePropertyOptions & { readonly value: string }>;
}

/** One option: its row is all that the panel, the reader and the documents know of it. */
export type Option = BooleanOption | NumberOption | TextOption | ChoiceOption;

/** The options of a node by name. */
export type OptionTable = Readonly<Record<string, Option>>;

type ValueOf<Row> = Row extends { type: 'boolean' }
	? boolean
	: Row extends { type: 'number' }
		? number
		: Row extends { choices: ReadonlyArray<{ value: infer Value }> }
			? Value
			: string;

/** What was read: a value for every option of the table. */
export type OptionValues<Table extends OptionTable> = {
	readonly [Name in keyof Table]: ValueOf<Table[Name]>;
};

/** Name of the collection that holds the options. */
const OPTIONS_PARAMETER = 'options';

function readValue(item: Item, option: Option, value: unknown): boolean | number | string {
	const title = option.title;
	switch (option.type) {
		case 'boolean':
			return readBoolean(item, title, value);
		case 'number':
			return readNumber(item, title, value, option);
		case 'options':
			return readChoice(item, title, value, option.choices).value;
		case 'string':
			return readText(item, title, value);
	}
}

/**
 * The options of an item, with the defaults for those that the user did not add or whose expression
 * found nothing.
 *
 * @throws NodeOperationError when one can't be used
 */
export function readOptions<Table extends OptionTable>(
	item: Item,
	table: Table,
): OptionValues<Table> {
	const added = Object(item.parameter(OPTIONS_PARAMETER, {})) as Record<string, unknown>;
	const entries = Object.entries(table).map(([name, option]) => {
		const value = added[name];
		return [name, isAbsent(value) ? option.default : readValue(item, option, value)];
	});
	return Object.fromEntries(entries) as OptionValues<Table>;
}

/**
 * One option of an item, without a look at the others.
 *
 * @throws NodeOperationError when it can't be used
 */
export function readOption<Table extends OptionTable, Name extends keyof Table & string>(
	item: Item,
	table: Table,
	name: Name,
): OptionValues<Table>[Name] {
	const option = table[name] as Option;
	const value = item.parameter(`${OPTIONS_PARAMETER}.${name}`, null);
	const read = isAbsent(value) ? option.default : readValue(item, option, value);
	return read as OptionValues<Table>[Name];
}

/** The field of an option in the panel. */
function optionField(name: string, option: Option): INodeProperties {
	const { title, description, type, operations, notForTools } = option;
	return {
		displayName: title,
		name,
		type,
		default: option.default,
		...(option.type === 'number' && {
			typeOptions: { minValue: option.least, maxValue: option.most },
		}),
		...(option.type === 'options' && { options: [...option.choices] }),
		...(option.type === 'string' && option.placeholder && { placeholder: option.placeholder }),
		description,
		displayOptions: {
			show: { [`/${OPERATION_PARAMETER}`]: [...operations] },
			...(notForTools && { hide: { '@tool': [true] } }),
		},
	};
}

/** The collection 'Options', A–Z. */
export function optionsParameter(table: OptionTable): INodeProperties {
	const fields = Object.entries(table).map(([name, option]) => optionField(name, option));
	return {
		displayName: 'Options',
		name: OPTIONS_PARAMETER,
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: fields.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
