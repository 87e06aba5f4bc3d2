/** Every option of both nodes, given by an expression as forms, sheets and models give it. */
import { describe, expect, test } from '@jest/globals';

import { OPTIONS as SPEAK } from '../../nodes/IntronSpeak/panel/options';
import { OPTIONS as TRANSCRIBE } from '../../nodes/IntronTranscribe/panel/options';
import type { Option, OptionTable } from '../../nodes/shared/run/options';
import { readOption, readOptions } from '../../nodes/shared/run/options';
import { itemWith, refusedBy } from '../support/unit/items.mts';

type Row = [name: string, option: Option, table: OptionTable];

const rowsOf = (table: OptionTable): Row[] =>
	Object.entries(table).map(([name, option]) => [name, option, table]);

const ROWS = [...rowsOf(TRANSCRIBE), ...rowsOf(SPEAK)];

/** What an option is given, and what is understood by it. */
function understood(option: Option): Array<[given: unknown, value: unknown]> {
	switch (option.type) {
		case 'boolean':
			return [
				...[true, 'true', 'TRUE', ' True ', 'yes', 'YES', '1', 1].map((given) => [given, true]),
				...[false, 'false', 'False', 'no', ' No\n', '0', 0].map((given) => [given, false]),
			] as Array<[unknown, unknown]>;
		case 'number':
			return [
				[option.least, option.least],
				[`${option.least}`, option.least],
				[` ${option.most} `, option.most],
				[option.least - 1, option.least],
			];
		case 'options':
			return option.choices.flatMap(({ name, value }) =>
				[value, name, value.toUpperCase(), name.toLowerCase(), ` ${name}\n`].map(
					(given): [unknown, unknown] => [given, value],
				),
			);
		case 'string':
			return [
				['a', 'a'],
				[' a\nb ', 'a b'],
				[17, '17'],
			];
	}
}

/** What can't be meant. */
const REFUSED: Readonly<Record<Option['type'], readonly unknown[]>> = {
	boolean: ['maybe', 'truefalse', 2, -1, {}, [], [true], NaN],
	number: ['soon', 'NaN', '5 min', '1,5', {}, [], [5], true, Infinity, 1e300, 3_600_000],
	options: ['xml', 'true', true, 0, {}, [], ['text']],
	string: [{}, [], ['a']],
};

describe.each(ROWS)('the option %s', (name, option, table) => {
	const options = (given: unknown) => ({ options: { [name]: given }, [`options.${name}`]: given });
	const read = (given: unknown) => {
		const item = itemWith(options(given));
		return [readOptions(item, table)[name], readOption(item, table, name)];
	};

	test.each(understood(option))('understands %j', (given, value) => {
		expect(read(given)).toEqual([value, value]);
	});

	test.each([undefined, null, ''])('has its default where an expression gives %j', (given) => {
		expect(read(given)).toEqual([option.default, option.default]);
	});

	test.each(REFUSED[option.type].map((given) => [given]))('is refused by its name: %j', (given) => {
		const item = itemWith(options(given));
		for (const readIt of [() => readOptions(item, table), () => readOption(item, table, name)]) {
			const [message, description] = refusedBy(item, readIt);
			expect(message).toContain(`'${option.title}'`);
			expect(description).not.toBe('');
		}
	});
});

const NUMBERS = ROWS.flatMap(([name, option]) =>
	option.type === 'number' ? [[name, option] as const] : [],
);

test.each(NUMBERS)('the number %s has bounds', (_name, { least, most, default: usual }) => {
	expect(least).toBeGreaterThanOrEqual(0);
	expect(most).toBeLessThanOrEqual(86_400);
	expect(usual).toBeGreaterThanOrEqual(least);
	expect(usual).toBeLessThanOrEqual(most);
});
