import { describe, expect, test } from '@jest/globals';

import { joinOpus } from '../../../../nodes/IntronSpeak/audio/joinOpus';
import { readPackets, writeOgg } from '../../../../sandbox/voice/ogg.mts';
import { recordingBytes, recordingEntry } from '../../../support/service/recordings.mts';
import { collect, fileOf, inPieces } from './files.mts';

const loan = recordingBytes('say-loan.ogg');
const balance = recordingBytes('say-balance.ogg');

/** How long a 20 ms packet is in samples. */
const PACKET = 960;

/** The pages of a file by their own heads, each checked against its checksum. */
function pagesOf(file: Buffer) {
	const pages = [];
	for (let at = 0; at < file.length; ) {
		const lacing = file.subarray(at + 27, at + 27 + (file[at + 26] ?? 0));
		const length = 27 + lacing.length + lacing.reduce((sum, bytes) => sum + bytes, 0);
		const page = file.subarray(at, at + length);
		pages.push({
			flags: page[5] ?? 0,
			position: Number(page.readBigInt64LE(6)),
			serial: page.readUInt32LE(14),
			sequence: page.readUInt32LE(18),
			bytes: page,
		});
		at += length;
	}
	return pages;
}

describe('Opus files are joined', () => {
	test.each([1, 100, 1_000_000])('into one stream, in pieces of %d', async (size) => {
		const stream = await joinOpus([fileOf(loan, size), fileOf(balance, size)]);
		const joined = await collect(stream);
		const sounds = readPackets(joined).slice(2);
		expect(sounds).toEqual([...readPackets(loan).slice(2), ...readPackets(balance).slice(2)]);

		const pages = pagesOf(joined);
		expect(new Set(pages.map(({ serial }) => serial)).size).toBe(1);
		expect(pages.map(({ sequence }) => sequence)).toEqual(pages.map((_, index) => index));
		expect(pages.filter(({ flags }) => flags & 2)).toHaveLength(1);
		expect(pages.map(({ flags }) => (flags & 4) !== 0).indexOf(true)).toBe(pages.length - 1);
		const positions = pages.map(({ position }) => position);
		expect([...positions].sort((a, b) => a - b)).toEqual(positions);
	});

	test('and last as long as all of them, and no more than a packet longer', async () => {
		const joined = await collect(await joinOpus([fileOf(loan), fileOf(balance)]));
		const position = pagesOf(joined).at(-1)?.position ?? 0;
		const expected = pagesOf(loan).at(-1)!.position + pagesOf(balance).at(-1)!.position;
		expect(position).toBeGreaterThanOrEqual(expected);
		expect(position).toBeLessThan(expected + PACKET);
		const seconds =
			recordingEntry('say-loan.ogg').durationSeconds +
			recordingEntry('say-balance.ogg').durationSeconds;
		expect(position / 48_000).toBeCloseTo(seconds, 1);
	});

	test('with the checksums that another writer gives them', async () => {
		const joined = await collect(await joinOpus([fileOf(loan), fileOf(balance)]));
		for (const { bytes, position, serial, flags } of pagesOf(joined).slice(0, 1)) {
			expect(flags).toBe(2);
			const [first] = pagesOf(
				writeOgg(
					[
						{ packets: readPackets(bytes), granule: position },
						{ packets: [], granule: 0 },
					],
					serial,
				),
			);
			expect(bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(true);
		}
	});

	test('alone, to what it was', async () => {
		const joined = await collect(await joinOpus([fileOf(loan)]));
		expect(readPackets(joined)).toEqual(readPackets(loan));
		expect(pagesOf(joined).map(({ position }) => position)).toEqual(
			pagesOf(loan).map(({ position }) => position),
		);
	});

	test.each([
		['pre-skip', 10],
		['channels', 9],
		['gain', 16],
	])('but not when they differ in %s', async (_what, offset) => {
		const [head = Buffer.alloc(0), ...others] = readPackets(balance);
		const changed = Buffer.from(head);
		changed[offset] = (changed[offset] ?? 0) + 1;
		const file = writeOgg(
			[changed, ...others].map((packet, index) => ({
				packets: [packet],
				granule: Math.max(0, index - 1) * PACKET,
			})),
			1,
		);
		expect(await joinOpus([fileOf(loan), fileOf(file)])).toBeUndefined();
	});

	test('but not with Vorbis', async () => {
		expect(await joinOpus([fileOf(loan), fileOf(recordingBytes('english.ogg'))])).toBeUndefined();
	});

	test('but not with two files of Vorbis', async () => {
		const vorbis = fileOf(recordingBytes('english.ogg'));
		expect(await joinOpus([vorbis, vorbis])).toBeUndefined();
	});

	/** The same file with other flags on its first page. */
	const withFlags = (flags: number) => {
		const file = Buffer.from(loan);
		file[5] = flags;
		return file;
	};
	/** A first page without any packet in it. */
	const bare = Buffer.concat([loan.subarray(0, 26), Buffer.alloc(1)]);

	test.each([
		['no page', Buffer.alloc(0)],
		['a page from the middle', withFlags(0)],
		['a first page without a packet', bare],
	])('but not with %s', async (_what, bytes) => {
		const { format } = fileOf(loan);
		const other = { format, open: async () => inPieces(bytes, 997) };
		expect(await joinOpus([fileOf(loan), other])).toBeUndefined();
		expect(await joinOpus([other, fileOf(loan)])).toBeUndefined();
		expect(await joinOpus([other])).toBeUndefined();
	});

	const [head = Buffer.alloc(0), tags = Buffer.alloc(0)] = readPackets(loan);
	const start = [
		{ packets: [head], granule: 0 },
		{ packets: [tags], granule: 0 },
	];

	/** How many samples a packet makes of the whole, by the table of RFC 6716 in milliseconds. */
	test.each([
		[0, [10]],
		[1, [20]],
		[2, [40]],
		[11, [60]],
		[12, [10]],
		[13, [20]],
		[15, [20]],
		[16, [2.5]],
		[17, [5]],
		[22, [10]],
		[31, [20]],
	])('with packets of the configuration %d, of %p ms a frame', async (configuration, [ms = 0]) => {
		for (const [code, second, frames] of [
			[0, 7, 1],
			[1, 7, 2],
			[2, 7, 2],
			[3, 3, 3],
			[3, 0x80 | 5, 5],
		] as const) {
			const packet = Buffer.from([(configuration << 3) | code, second, 0]);
			const file = writeOgg([...start, { packets: [packet], granule: 1 }], 3);
			const pages = pagesOf(await collect(await joinOpus([fileOf(file), fileOf(file)])));
			expect(pages[2]?.position).toBe(ms * 48 * frames);
		}
	});

	test('with comments that take several pages', async () => {
		const [first, second, ...others] = pagesOf(loan);
		const more = Buffer.from(second?.bytes ?? []);
		// No packet ends on it.
		more.writeBigInt64LE(-1n, 6);
		const parts = [first?.bytes ?? more, more, second?.bytes ?? more];
		const file = Buffer.concat([...parts, ...others.map(({ bytes }) => bytes)]);
		const joined = await collect(await joinOpus([fileOf(file), fileOf(file)]));
		const plain = await collect(await joinOpus([fileOf(loan), fileOf(loan)]));
		expect(
			pagesOf(joined)
				.slice(3)
				.map(({ position }) => position),
		).toEqual(
			pagesOf(plain)
				.slice(2)
				.map(({ position }) => position),
		);
	});

	test('and what stands behind a page and is none is told of', async () => {
		const broken = fileOf(Buffer.concat([loan, Buffer.from('junk'.repeat(20))]));
		await expect(collect(await joinOpus([broken, fileOf(loan)]))).rejects.toThrow(/No page/);
	});

	test('and what is cut short or chained is told of', async () => {
		const cut = await joinOpus([fileOf(loan), fileOf(balance.subarray(0, 5_000))]);
		await expect(collect(cut)).rejects.toThrow(/cut short/);
		const chained = await joinOpus([fileOf(Buffer.concat([loan, balance])), fileOf(loan)]);
		await expect(collect(chained)).rejects.toThrow(/More than one stream/);
	});
});
