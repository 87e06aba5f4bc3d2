import { describe, expect, test } from '@jest/globals';

import { readPackets, writeOgg } from '../../sandbox/voice/ogg.mts';
import { recording } from './client.mts';

const GRANULE_OFFSET = 6;

const SERIAL_OFFSET = 14;

describe('an Ogg file', () => {
	test('is written as the encoder writes it, checksums included', () => {
		const file = recording('hum.ogg');
		const [head, tags, ...sounds] = readPackets(file);
		const lastPage = file.subarray(file.lastIndexOf('OggS'));
		const pages = [
			{ packets: head ? [head] : [], granule: 0 },
			{ packets: tags ? [tags] : [], granule: 0 },
			{ packets: sounds.slice(0, -1), granule: 48_000 },
			{ packets: sounds.slice(-1), granule: Number(lastPage.readBigUInt64LE(GRANULE_OFFSET)) },
		];
		expect(writeOgg(pages, file.readUInt32LE(SERIAL_OFFSET))).toEqual(file);
	});

	test('keeps packets of every length', () => {
		const packets = [0, 1, 254, 255, 256, 510, 1_000].map((length) => Buffer.alloc(length, length));
		expect(readPackets(writeOgg([{ packets, granule: 0 }], 1))).toEqual(packets);
	});
});
