import { describe, expect, test } from '@jest/globals';

import { headOf } from '../../../../../nodes/IntronTranscribe/audio/head';
import type { Test } from '../../../../../nodes/IntronTranscribe/audio/head';
import {
	isCompanded,
	isGsm,
	isLinear,
} from '../../../../../nodes/IntronTranscribe/audio/structure/rawSound';
import { gsm, linear, muLaw, noise } from '../../../../support/unit/soundFiles.mts';

const is = (test: Test, bytes: Buffer): boolean => test(headOf(bytes, bytes.length));

/** So many samples of each value, one after another. */
const samples = (...runs: Array<[count: number, value: number]>): number[] =>
	runs.flatMap(([count, value]) => Array<number>(count).fill(value));

/** Of two bytes each, the smaller first. */
const words = (...runs: Array<[count: number, value: number]>): Buffer =>
	Buffer.from(Int16Array.from(samples(...runs)).buffer);

test('GSM has the same four bits in front of each of eight frames or more', () => {
	expect(is(isGsm, gsm(8))).toBe(true);
	expect(is(isGsm, gsm(7))).toBe(false);
	expect(is(isGsm, Buffer.concat([gsm(8), noise(33)]))).toBe(false);
	expect(is(isGsm, Buffer.concat([gsm(8), noise(32)]))).toBe(true);
});

describe('samples of two bytes', () => {
	test.each([
		['speech', linear(), true],
		[
			'seven tenths quiet, and 15 % of each sign',
			words([560, 4096], [120, 20_000], [120, -20_000]),
			true,
		],
		['one less', words([560, 4096], [119, 20_000], [120, -20_000]), false],
		['less than seven tenths quiet', words([559, 4096], [121, 20_000], [120, -20_000]), false],
		['too few below zero', words([560, 4096], [121, 20_000], [119, -20_000]), false],
		['too few above zero', words([560, -4096], [119, 20_000], [121, -20_000]), false],
		['zeros, and enough of each sign', words([560, 0], [120, 1], [120, -1]), true],
		['zeros, and too few above', words([561, 0], [119, 1], [120, -1]), false],
		['zeros, and too few below', words([561, 0], [120, 1], [119, -1]), false],
		['what is a bit too loud', words([400, 4097], [400, -4097]), false],
	])('%s', (_what, bytes, isSound) => {
		expect(is(isLinear, bytes)).toBe(isSound);
	});
});

describe('samples of a byte', () => {
	/** µ-law: all bits are turned. */
	const turned = (...runs: Array<[count: number, value: number]>): Buffer =>
		Buffer.from(samples(...runs).map((value) => value ^ 0xff));
	const aLaw = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff ^ 0xd5));

	test.each([
		['speech', muLaw(), true],
		['speech in A-law', aLaw(muLaw()), true],
		['as loud as quiet sound is', turned([400, 0x3f], [400, 0xbf]), true],
		['a step louder', turned([400, 0x40], [400, 0xc0]), false],
		['too little', turned([400, 0x3f], [399, 0xbf]), false],
		['of one sign', turned([800, 0x3f]), false],
	])('%s', (_what, bytes, isSound) => {
		expect(is(isCompanded, bytes)).toBe(isSound);
	});
});
