import { describe, expect, test } from '@jest/globals';

import { joinWav } from '../../../../nodes/IntronSpeak/audio/joinWav';
import { recordingBytes } from '../../../support/service/recordings.mts';
import { collect, fileOf } from './files.mts';

const loan = recordingBytes('say-loan.wav');
const balance = recordingBytes('say-balance.wav');

const HEAD_BYTES = 44;

/** A chunk with a name of four letters. */
function chunk(name: string, content: Buffer): Buffer {
	const head = Buffer.alloc(8);
	head.write(name);
	head.writeUInt32LE(content.length, 4);
	return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** The same sound with other chunks around it. */
function withChunks(file: Buffer): Buffer {
	const body = Buffer.concat([
		Buffer.from('WAVE'),
		chunk('LIST', Buffer.from('odd')),
		file.subarray(12, 36),
		chunk('fact', Buffer.alloc(4)),
		file.subarray(36),
		chunk('LIST', Buffer.from('the end')),
	]);
	return chunk('RIFF', body);
}

describe('WAV files are joined', () => {
	test.each([13, 4_096, 1_000_000])(
		'into one with all their sound, in pieces of %d',
		async (size) => {
			const stream = await joinWav([fileOf(loan, size), fileOf(balance, size)]);
			const joined = await collect(stream);
			const sound = Buffer.concat([loan.subarray(HEAD_BYTES), balance.subarray(HEAD_BYTES)]);
			expect(joined.subarray(HEAD_BYTES).equals(sound)).toBe(true);
			expect(joined.toString('latin1', 0, 4)).toBe('RIFF');
			expect(joined.toString('latin1', 8, 12)).toBe('WAVE');
			expect(joined.toString('latin1', 36, 40)).toBe('data');
			expect(joined.readUInt32LE(4)).toBe(joined.length - 8);
			expect(joined.readUInt32LE(40)).toBe(sound.length);
			expect(joined.subarray(12, 36)).toEqual(loan.subarray(12, 36));
		},
	);

	test('without what else they hold', async () => {
		const plain = await collect(await joinWav([fileOf(loan), fileOf(balance)]));
		const stream = await joinWav([fileOf(withChunks(loan)), fileOf(withChunks(balance))]);
		expect((await collect(stream)).equals(plain)).toBe(true);
	});

	test('but not when they differ in rate', async () => {
		expect(await joinWav([fileOf(loan), fileOf(recordingBytes('english.wav'))])).toBeUndefined();
	});

	test('but not when one has no sound', async () => {
		expect(await joinWav([fileOf(loan), fileOf(loan.subarray(0, 36))])).toBeUndefined();
	});

	/** The same sound behind a chunk of so many bytes. */
	const behind = (length: number) =>
		Buffer.concat([loan.subarray(0, 12), chunk('JUNK', Buffer.alloc(length)), loan.subarray(12)]);

	test('but not when one has what no voice makes in front of its sound', async () => {
		expect(await joinWav([fileOf(loan), fileOf(behind(1024 * 1024))])).toBeDefined();
		expect(await joinWav([fileOf(loan), fileOf(behind(1024 * 1024 + 1))])).toBeUndefined();
	});

	/** With another length of the sound than it has. */
	const saying = (length: number) => {
		const file = Buffer.from(loan);
		file.writeUInt32LE(length, 40);
		return fileOf(file);
	};

	test('but not when they are longer together than a file can tell', async () => {
		const most = 0xffff_ffff - 1024;
		expect(await joinWav([saying(most)])).toBeDefined();
		expect(await joinWav([saying(most + 1)])).toBeUndefined();
		expect(await joinWav([saying(most / 2 + 1), saying(most / 2 + 1)])).toBeUndefined();
	});

	test('and one that is shorter than it says is told of', async () => {
		const stream = await joinWav([fileOf(loan), fileOf(balance.subarray(0, 1_000))]);
		await expect(collect(stream)).rejects.toThrow(/shorter than it says/);
	});
});
