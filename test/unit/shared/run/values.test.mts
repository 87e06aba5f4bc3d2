import { describe, expect, test } from '@jest/globals';

import {
	isAbsent,
	quoted,
	readBoolean,
	readChoice,
	readNumber,
	readText,
} from '../../../../nodes/shared/run/values';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

const item = itemWith({}, 2);

describe('a quotation', () => {
	test.each<[unknown, string]>([
		['text', '"text"'],
		['', '""'],
		[' a\r\n\tb ', '" a b "'],
		[7, '"7"'],
		[null, '"null"'],
		[undefined, '"undefined"'],
		[{ a: [1, 'b'] }, 'an object'],
		[Object.create(null), 'an object'],
		[['a', 'b'], 'a list'],
		[new Date(NaN), '"Invalid Date"'],
		['x'.repeat(60), `"${'x'.repeat(60)}"`],
		['x'.repeat(61), `"${'x'.repeat(60)}…"`],
	])('of %j is %s', (value, quotation) => {
		expect(quoted(value)).toBe(quotation);
	});
});

test.each<[unknown, boolean]>([
	[undefined, true],
	[null, true],
	['', true],
	[' ', false],
	[0, false],
	[false, false],
	[NaN, false],
	[[], false],
])('an expression found nothing with %j: %j', (value, absent) => {
	expect(isAbsent(value)).toBe(absent);
});

describe('a switch', () => {
	test.each<[unknown, boolean]>([
		[true, true],
		['true', true],
		['TRUE', true],
		[' yes ', true],
		['Yes', true],
		[1, true],
		['1', true],
		[' 1\n', true],
		[false, false],
		['false', false],
		['False', false],
		['no', false],
		[' NO', false],
		[0, false],
		['0', false],
	])('reads %j as %j', (value, read) => {
		expect(readBoolean(item, 'Simplify', value)).toBe(read);
	});

	test.each<[unknown, string]>([
		['maybe', '"maybe"'],
		['', '""'],
		['on', '"on"'],
		[2, '"2"'],
		[-1, '"-1"'],
		[NaN, '"NaN"'],
		[null, '"null"'],
		[undefined, '"undefined"'],
		[{}, 'an object'],
		[[], 'a list'],
		[[true], 'a list'],
		['toString', '"toString"'],
		['constructor', '"constructor"'],
		['__proto__', '"__proto__"'],
	])('refuses %j, by its title', (value, quotation) => {
		expect(refusedBy(item, () => readBoolean(item, 'Simplify', value))).toEqual([
			`'Simplify' is neither true nor false: ${quotation}`,
			'Let the expression give true or false (yes, no, 1 and 0 do as well).',
		]);
	});
});

describe('a number', () => {
	const bounds = { least: 1, most: 100 };

	test.each<[unknown, number]>([
		[7, 7],
		['7', 7],
		[' 7.5\n', 7.5],
		['1e2', 100],
		[1, 1],
		[100, 100],
		[0.9, 1],
		[0, 1],
		['0', 1],
		[-5, 1],
		[-Infinity, 1],
	])('reads %j as %j', (value, read) => {
		expect(readNumber(item, 'Tries', value, bounds)).toBe(read);
	});

	test.each<[unknown, string]>([
		['seven', '"seven"'],
		['7 s', '"7 s"'],
		['', '""'],
		['  ', '" "'],
		[NaN, '"NaN"'],
		[true, '"true"'],
		[null, '"null"'],
		[undefined, '"undefined"'],
		[[7], 'a list'],
		[{ valueOf: 7 }, 'an object'],
	])('is not %j', (value, quotation) => {
		expect(refusedBy(item, () => readNumber(item, 'Tries', value, bounds))).toEqual([
			`'Tries' is not a number: ${quotation}`,
			'Enter a number from 1 to 100.',
		]);
	});

	test.each<[unknown, string]>([
		[100.1, '"100.1"'],
		['101', '"101"'],
		[Infinity, '"Infinity"'],
	])('is refused when it is too high: %j', (value, quotation) => {
		expect(refusedBy(item, () => readNumber(item, 'Tries', value, bounds))).toEqual([
			`'Tries' is ${quotation}, and the highest is 100`,
			'Enter a number from 1 to 100.',
		]);
	});

	test('names the unit of its bounds', () => {
		const withUnit = { ...bounds, unit: ' (seconds)' };
		const [, description] = refusedBy(item, () => readNumber(item, 'Tries', 101, withUnit));
		expect(description).toBe('Enter a number from 1 to 100 (seconds).');
	});
});

describe('a text', () => {
	test.each<[unknown, string]>([
		['Call 17', 'Call 17'],
		['  Call 17\n', 'Call 17'],
		['Call\r\n17\t!', 'Call 17 !'],
		['a\0b\x1bc\x85d', 'a b c d'],
		['مكالمة 👩‍⚕️', 'مكالمة 👩‍⚕️'],
		[17, '17'],
		[false, 'false'],
		['\n', ''],
	])('reads %j as %j', (value, read) => {
		expect(readText(item, 'File Name', value)).toBe(read);
	});

	test.each([[[]], [['a']], [{}], [{ toString: 1 }]])('is not %j', (value) => {
		expect(refusedBy(item, () => readText(item, 'File Name', value))).toEqual([
			"'File Name' is not a text",
			'Let the expression give a text or a number.',
		]);
	});
});

describe('a choice', () => {
	const text = { name: 'Plain Text', value: 'text' };
	const json = { name: 'Structured JSON', value: 'structured' };
	const choices = [text, json];

	test.each([
		['text', text],
		['TEXT', text],
		[' text\n', text],
		['Plain Text', text],
		['plain text', text],
		['structured', json],
		['structured json', json],
		['STRUCTURED JSON', json],
	])('reads %j by its value or its title', (value, choice) => {
		expect(readChoice(item, 'Result Format', value, choices)).toBe(choice);
	});

	test.each<[unknown, string]>([
		['json', '"json"'],
		['', '""'],
		['plaintext', '"plaintext"'],
		[7, '"7"'],
		[null, '"null"'],
		[{}, 'an object'],
		[['text'], 'a list'],
		['toString', '"toString"'],
	])('has no %j, and names what there is', (value, quotation) => {
		expect(refusedBy(item, () => readChoice(item, 'Result Format', value, choices))).toEqual([
			`'Result Format' has no choice ${quotation}`,
			'Use one of text, structured.',
		]);
	});

	test('says for what there is none', () => {
		const [message] = refusedBy(item, () =>
			readChoice(item, 'Results', 'x', choices, ' for Legal recordings'),
		);
		expect(message).toBe(`'Results' has no choice "x" for Legal recordings`);
	});
});
