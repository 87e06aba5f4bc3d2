import { describe, expect, test } from '@jest/globals';

import { joinOpus } from '../../../../nodes/IntronSpeak/audio/joinOpus';
import { readPackets, writeOgg } from '../../../../sandbox/voice/ogg.mts';
import { recordingBytes, recordingEntry } from '../../../support/service/recordings.mts';
import { collect, fileOf } from './files.mts';

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

	test('and what is cut short or chained is told of', async () => {
		const cut = await joinOpus([fileOf(loan), fileOf(balance.subarray(0, 5_000))]);
		await expect(collect(cut)).rejects.toThrow(/cut short/);
		const chained = await joinOpus([fileOf(Buffer.concat([loan, balance])), fileOf(loan)]);
		await expect(collect(chained)).rejects.toThrow(/More than one stream/);
	});
});
