import { describe, expect, test } from '@jest/globals';

import { findFrames } from '../../../../../nodes/IntronTranscribe/audio/structure/frames';
import { frame, freeFormat, layerTwo, mp3, noise } from '../../../../support/unit/soundFiles.mts';

/** Of layer III, version 1 and a free bit rate. */
const FREE = 'fffb0064';

/** As many headers as distances and one more, with noise between them. */
const headers = (header: string, distances: number[]): Buffer =>
	Buffer.concat([...distances.map((bytes) => frame(header, bytes)), Buffer.from(header, 'hex')]);

const evenly = (header: string, distance: number): Buffer =>
	headers(header, Array<number>(8).fill(distance));

const junk = noise(100);

test.each([
	['layer III', mp3],
	['layer II', layerTwo],
	['a free bit rate', freeFormat],
])('frames of %s start with the first, whatever stands in front', (_what, frames) => {
	expect(findFrames(frames())).toBe(0);
	expect(findFrames(Buffer.concat([junk, frames()]))).toBe(junk.length);
});

test('there are none in noise', () => {
	expect(findFrames(noise(5000))).toBe(-1);
});

describe('frames of a free bit rate', () => {
	test('are six or more', () => {
		expect(findFrames(freeFormat(6))).toBe(0);
		expect(findFrames(freeFormat(5))).toBe(-1);
	});

	test('are six as soon as the header of the last one is there', () => {
		const whole = headers(FREE, [200, 200, 200, 200, 200]);
		expect(findFrames(whole)).toBe(0);
		expect(findFrames(whole.subarray(0, -1))).toBe(-1);
	});

	test.each([
		['are equally long', [200, 200, 200, 200, 200], 0],
		['can be a byte longer than the first', [200, 201, 201, 200, 201], 0],
		['can be a byte shorter than the first', [201, 200, 201, 200, 200], 0],
		['are not two bytes longer', [200, 202, 202, 202, 200], -1],
		['are not two bytes shorter', [202, 200, 200, 200, 202], -1],
	])('%s', (_what, distances, start) => {
		expect(findFrames(headers(FREE, distances))).toBe(start);
	});

	test.each([
		[95, -1],
		[96, 0],
		[5760, 0],
		[5761, -1],
	])('%d bytes apart', (distance, start) => {
		expect(findFrames(evenly(FREE, distance))).toBe(start);
	});

	test.each([
		['layer II', 'fffd0064'],
		['no layer', 'fff90064'],
		['no version', 'ffeb0064'],
		['no sampling rate', 'fffb0c64'],
		['a bit rate that does not exist', 'fffbf064'],
		['fewer set bits in front', 'ff1b0064'],
	])('are not of %s', (_what, header) => {
		expect(findFrames(evenly(header, 200))).toBe(-1);
	});

	test('are of one stream', () => {
		const other = 'fff30064';
		const mixed = Array.from({ length: 12 }, (_none, i) =>
			frame(i % 2 ? FREE : other, 100 + i * 9),
		);
		expect(findFrames(Buffer.concat(mixed))).toBe(-1);
	});
});
