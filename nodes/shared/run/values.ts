import type { Item } from './item';
import { VALUE_MESSAGES } from './messages';

/** Longest quotation of what a parameter was given. */
const MAX_QUOTE_LENGTH = 60;

/**
 * A value of an expression as text; `undefined` for lists and plain objects, which are none. Dates
 * are: both JavaScript's and n8n's write themselves.
 */
export function textFrom(value: unknown): string | undefined {
	if (Array.isArray(value)) return undefined;
	try {
		const text = String(value);
		return text.startsWith('[object ') ? undefined : text;
	} catch {
		// An object that can't be written, such as one without a prototype.
		return undefined;
	}
}

/** A value as a message quotes it: on one line, and short. */
export function quoted(value: unknown): string {
	const text = textFrom(value);
	if (text === undefined) return Array.isArray(value) ? 'a list' : 'an object';
	const line = text.slice(0, 2 * MAX_QUOTE_LENGTH).replace(/\s+/g, ' ');
	return `"${line.length > MAX_QUOTE_LENGTH ? `${line.slice(0, MAX_QUOTE_LENGTH)}…` : line}"`;
}

/** Whether an expression found nothing: the parameter then counts as not set. */
export const isAbsent = (value: unknown): value is null | undefined | '' =>
	value === undefined || value === null || value === '';

const BOOLEANS: ReadonlyMap<string | undefined, boolean> = new Map([
	...['true', 'yes', '1'].map((text) => [text, true] as const),
	...['false', 'no', '0'].map((text) => [text, false] as const),
]);

/**
 * Reads a switch. Forms and sheets give texts and numbers where the panel gives booleans.
 *
 * @throws NodeOperationError when it is neither true nor false
 */
export function readBoolean(item: Item, title: string, value: unknown): boolean {
	const known = BOOLEANS.get(textFrom(value)?.trim().toLowerCase());
	if (known !== undefined) return known;
	throw item.refusal(VALUE_MESSAGES.notABoolean, { title, given: quoted(value) });
}

/** What a number may be. */
export interface Bounds {
	/** A lower number is raised to it. */
	readonly least: number;
	/** A higher number is refused. */
	readonly most: number;
	/** Said behind the bounds, e.g. ` (seconds)`. */
	readonly unit?: string;
}

/**
 * Reads a number.
 *
 * @returns one that is not below the least
 * @throws NodeOperationError when it is no number, or above the most
 */
export function readNumber(
	item: Item,
	title: string,
	value: unknown,
	{ least, most, unit = '' }: Bounds,
): number {
	const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	const number = isNumeric ? Number(value) : NaN;
	const given = quoted(value);
	if (Number.isNaN(number))
		throw item.refusal(VALUE_MESSAGES.notANumber, { title, given, least, most });
	if (number > most)
		throw item.refusal(VALUE_MESSAGES.tooHigh, { title, given, least, most, unit });
	return Math.max(number, least);
}

/**
 * Reads a text on one line.
 *
 * @throws NodeOperationError when it is a list or an object
 */
export function readText(item: Item, title: string, value: unknown): string {
	const text = textFrom(value);
	if (text === undefined) throw item.refusal(VALUE_MESSAGES.notAText, { title });
	return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** One of the values that a parameter can have. */
export interface Choice {
	/** Its display name. */
	readonly name: string;
	readonly value: string;
}

/**
 * Finds the choice that was given by its value or by its display name, in any letter case.
 *
 * @param forWhat said behind the value that is refused, e.g. ` for Legal recordings`
 * @throws NodeOperationError when there is no such choice
 */
export function readChoice<C extends Choice>(
	item: Item,
	title: string,
	value: unknown,
	choices: readonly C[],
	forWhat = '',
): C {
	const wanted = textFrom(value)?.trim().toLowerCase();
	const found = choices.find((choice) =>
		[choice.value, choice.name].some((known) => known.toLowerCase() === wanted),
	);
	if (found) return found;
	throw item.refusal(VALUE_MESSAGES.noSuchChoice, {
		title,
		given: quoted(value),
		forWhat,
		choices: choices.map((choice) => choice.value).join(', '),
	});
}
