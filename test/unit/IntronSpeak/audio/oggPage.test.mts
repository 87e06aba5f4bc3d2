import { describe, expect, test } from '@jest/globals';

import { ByteReader } from '../../../../nodes/IntronSpeak/audio/byteReader';
import { OggPage } from '../../../../nodes/IntronSpeak/audio/oggPage';
import { writeOgg } from '../../../../sandbox/voice/ogg.mts';
import { inPieces } from './files.mts';

const read = async (bytes: Buffer) => await OggPage.read(new ByteReader(inPieces(bytes, 7)));

const packet = (letter: string, length: number) => Buffer.from(letter.repeat(length));

/** The first of two pages, so that it is not the last of its stream. */
const pageOf = (packets: Buffer[], granule = 960) => {
	const whole = writeOgg(
		[
			{ packets, granule },
			{ packets: [], granule },
		],
		5,
	);
	return whole.subarray(0, whole.length - 27);
};

const withFlags = (bytes: Buffer, flags: number) => {
	const copy = Buffer.from(bytes);
	copy[5] = flags;
	return copy;
};

describe('a page of Ogg', () => {
	const packets = [packet('a', 300), packet('b', 255), packet('c', 9)];

	test('tells its packets, whatever their length', async () => {
		const page = await read(pageOf(packets));
		expect(page?.packets.map(String)).toEqual(packets.map(String));
		expect(page?.position).toBe(960n);
	});

	test('tells of a packet that goes on in the next one', async () => {
		const bytes = pageOf([packet('a', 10), packet('b', 255)]);
		// Without the length of 0 that ends the second packet.
		const open = Buffer.concat([bytes.subarray(0, 29), bytes.subarray(30)]);
		open[26] = 2;
		expect((await read(open))?.packets.map(String)).toEqual(['a'.repeat(10), 'b'.repeat(255)]);
	});

	test.each([
		[0, 3],
		[4, 3],
		[1, 2],
		[5, 2],
	])('leaves the rest of a packet to the page where it began: flags %d', async (flags, count) => {
		const page = await read(withFlags(pageOf(packets), flags));
		expect(page?.packets.map(String)).toEqual(packets.slice(-count).map(String));
	});

	test.each([
		[2, true],
		[3, true],
		[1, false],
		[4, false],
	])('is the first of its stream or not: flags %d', async (flags, isFirst) => {
		expect((await read(withFlags(pageOf(packets), flags)))?.isFirst).toBe(isFirst);
	});

	test('is missing at the end', async () => {
		expect(await read(Buffer.alloc(0))).toBeUndefined();
	});

	test.each([
		['something else', Buffer.from('RIFF'.padEnd(60))],
		['less than four letters', Buffer.from('Ogg')],
	])('is not %s', async (_what, bytes) => {
		await expect(read(bytes)).rejects.toThrow('No page of an Ogg file');
	});

	test('is not one that is cut', async () => {
		await expect(read(pageOf(packets).subarray(0, -1))).rejects.toThrow('is cut short');
	});

	test('can be moved, and is the same page otherwise', async () => {
		const page = await read(withFlags(pageOf(packets), 4));
		const moved = page?.moved(1, 7, 2n ** 40n, false) ?? Buffer.alloc(0);
		expect(moved.readUInt32LE(14)).toBe(1);
		expect(moved.readUInt32LE(18)).toBe(7);
		expect(moved[5]).toBe(0);
		expect((await read(moved))?.position).toBe(2n ** 40n);
		expect((await read(moved))?.packets).toEqual(page?.packets);
		expect(page?.moved(1, 7, 0n, true)[5]).toBe(4);
	});
});
