import { randomFillSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADER_BYTES = 44;
const SAMPLES_PER_SECOND = 16_000;
const BYTES_PER_SAMPLE = 2;

/** Noise as a WAV file of exactly this size: mono, 16 bits, 16 kHz, so 100 kB are 3 seconds. */
function wav(bytes: number): Buffer {
	const file = Buffer.alloc(bytes);
	randomFillSync(file, HEADER_BYTES);
	file.write('RIFF', 0);
	file.writeUInt32LE(bytes - 8, 4);
	file.write('WAVEfmt ', 8);
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(1, 20);
	file.writeUInt16LE(1, 22);
	file.writeUInt32LE(SAMPLES_PER_SECOND, 24);
	file.writeUInt32LE(SAMPLES_PER_SECOND * BYTES_PER_SAMPLE, 28);
	file.writeUInt16LE(BYTES_PER_SAMPLE, 32);
	file.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
	file.write('data', 36);
	file.writeUInt32LE(bytes - HEADER_BYTES, 40);
	return file;
}

/**
 * Writes recordings into a folder of their own.
 *
 * @param bytes the size of each
 * @returns the folder
 */
export function makeRecordings(parent: string, count: number, bytes: number): string {
	const folder = join(parent, `${count}-of-${bytes}`);
	mkdirSync(folder, { recursive: true });
	for (let index = 0; index < count; index++) {
		const name = `clip-${String(index).padStart(4, '0')}.wav`;
		writeFileSync(join(folder, name), wav(bytes));
	}
	return folder;
}
