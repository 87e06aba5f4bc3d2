import { describe, expect, test } from '@jest/globals';

import type { BuiltCase } from '../../../../support/audio/durations.mts';
import { readDuration } from '../../../../support/audio/durations.mts';
import {
	blockGroup,
	cluster,
	duration,
	element,
	info,
	simpleBlock,
	timecodeScale,
	webm,
} from '../../../../support/audio/ebml.mts';

const MILLISECOND = 1_000_000;
const scale = timecodeScale(MILLISECOND);

/** Blocks of 20 ms for a second. */
const blocks = Array.from({ length: 50 }, (_, i) => simpleBlock(20 * i));
/** A second of sound each. */
const clusters = (count: number, isOpen?: boolean, start: number = 0) =>
	Array.from({ length: count }, (_, i) => cluster(start + 1000 * i, blocks, isOpen));

const CASES: readonly BuiltCase[] = [
	['a length in the head', webm([info(scale, duration(7500)), ...clusters(2)]), 7.5],
	['a length of 32 bits', webm([info(scale, duration(7500, 4)), ...clusters(2)]), 7.5],
	[
		'a length before its scale',
		webm([info(duration(75), timecodeScale(100 * MILLISECOND)), ...clusters(2)]),
		7.5,
	],
	['a length without a scale', webm([info(duration(7500)), ...clusters(2)]), 7.5],
	['no length', webm([info(scale), ...clusters(3)]), 2.98],
	['no length, and sizes left open', webm([info(scale), ...clusters(3, true)], true), 2.98],
	['a length of 0', webm([info(scale, duration(0)), ...clusters(3)]), 2.98],
	[
		'no length in another scale',
		webm([info(timecodeScale(MILLISECOND / 10)), ...clusters(30)]),
		2.998,
	],
	[
		'a last block that tells its length',
		webm([info(scale), cluster(0, blocks), cluster(1000, [blockGroup(0, 60)])]),
		1.06,
	],
	['a late beginning', webm([info(scale), ...clusters(3, false, 5_000_000)]), 2.98],
	[
		'tags between',
		webm([
			info(scale),
			element('ec', Buffer.alloc(500)),
			...clusters(2),
			element('1254c367', Buffer.alloc(90)),
		]),
		1.98,
	],
	['broken off within a block', webm([info(scale), ...clusters(3)]).subarray(0, -90), 2.96],
	[
		'broken off behind the time of a block',
		webm([info(scale), ...clusters(3)]).subarray(0, -57),
		2.98,
	],
	[
		'broken off within the time of a block',
		webm([info(scale), ...clusters(3)]).subarray(0, -58),
		2.96,
	],
	[
		'broken off before the time of a block',
		webm([info(scale), ...clusters(3)]).subarray(0, -59),
		2.96,
	],
	[
		'junk between',
		webm([info(scale), ...clusters(1), Buffer.alloc(777), cluster(1000, blocks)], true),
		1.98,
	],
	['longer than fits', webm([info(scale, duration(1e12)), ...clusters(2)]), undefined],
	['a length that is no number', webm([info(scale, duration(NaN))]), undefined],
	['a head without sound', webm([info(scale)]), undefined],
	['marks of clusters alone', Buffer.from('1f43b675'.repeat(500), 'hex'), undefined],
	['nothing', Buffer.alloc(0), undefined],
];

describe('the length of WebM', () => {
	test.each(CASES)('%s', async (_what, content, seconds) => {
		for (const chunkBytes of [100_000, 11]) {
			const reading = await readDuration('webm', content, chunkBytes);
			expect(reading.seconds).toEqual(
				seconds === undefined ? undefined : expect.closeTo(seconds, 6),
			);
		}
	});

	const told = Buffer.concat([scale, duration(60_000)]);

	test.each([
		['clusters behind', webm([info(told), ...clusters(60)])],
		[
			'something else behind',
			webm([info(told), element('ec', Buffer.alloc(90_000)), ...clusters(60)]),
		],
		[
			'clusters behind a head that was left open',
			webm([element('1549a966', told, true), ...clusters(60)]),
		],
	])('with a length in the head, only the head is read: %s', async (_what, content) => {
		const { file, seconds } = await readDuration('webm', content);
		expect(seconds).toBe(60);
		expect(file.pulled).toBe(4096);
	});
});
