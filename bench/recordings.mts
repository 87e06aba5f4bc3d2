import { randomFillSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADER_BYTES = 44;
const SAMPLES_PER_SECOND = 16_000;
const BYTES_PER_SAMPLE = 2;

/** What the header of a WAV file says. */
interface Sound {
	readonly code: number;
	readonly samplesPerSecond: number;
	readonly bytesPerSecond: number;
}

const PCM: Sound = {
	code: 1,
	samplesPerSecond: SAMPLES_PER_SECOND,
	bytesPerSecond: SAMPLES_PER_SECOND * BYTES_PER_SAMPLE,
};

/** As telephone systems record. */
const CALL: Sound = { code: 1, samplesPerSecond: 8_000, bytesPerSecond: 8_000 * BYTES_PER_SAMPLE };

/** A coding whose header leaves out what tells the length; who decodes it knows. */
const UNTOLD: Sound = { ...CALL, code: 0x11, bytesPerSecond: 0 };

/** Noise as a WAV file of exactly this size: mono, 16 bits, 16 kHz, so 100 kB are 3 seconds. */
function wav(bytes: number, sound = PCM): Buffer {
	const file = Buffer.alloc(bytes);
	randomFillSync(file, HEADER_BYTES);
	file.write('RIFF', 0);
	file.writeUInt32LE(bytes - 8, 4);
	file.write('WAVEfmt ', 8);
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(sound.code, 20);
	file.writeUInt16LE(1, 22);
	file.writeUInt32LE(sound.samplesPerSecond, 24);
	file.writeUInt32LE(sound.bytesPerSecond, 28);
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

/**
 * Writes a call into a folder of its own.
 *
 * @param tellsLength whether its header tells how long it is
 * @returns the file
 */
export function makeCall(folder: string, seconds: number, tellsLength: boolean): string {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'call.wav');
	const bytes = HEADER_BYTES + seconds * CALL.bytesPerSecond;
	writeFileSync(file, wav(bytes, tellsLength ? CALL : UNTOLD));
	return file;
}
