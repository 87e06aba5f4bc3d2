import type { AudioFile } from './audioFile';
import { reading } from './audioFile';
import { ByteReader } from './byteReader';

/** `RIFF`, the length of what follows, `WAVE`. */
const FILE_HEAD_BYTES = 12;

/** The name of a chunk and its length. */
const CHUNK_HEAD_BYTES = 8;

/** Longer chunks before the sound are no part of a file that a voice makes. */
const LONGEST_CHUNK_BYTES = 1024 * 1024;

/** Lengths are told in 32 bits. */
const MOST_BYTES = 0xffff_ffff - 1024;

/** What a file tells before its sound. */
interface WavHead {
	/** The chunk that tells rate, channels and bits. */
	readonly form: Buffer;
	/** Length of the sound in bytes. */
	readonly length: number;
}

const nameOf = (chunk: Buffer): string => chunk.toString('latin1', 0, 4);

/**
 * Reads a file up to its sound.
 *
 * @returns `undefined` when there is none
 */
async function readHead(reader: ByteReader): Promise<WavHead | undefined> {
	await reader.take(FILE_HEAD_BYTES);
	let form = Buffer.alloc(0);
	for (;;) {
		const head = await reader.take(CHUNK_HEAD_BYTES);
		if (head.length < CHUNK_HEAD_BYTES) return undefined;
		const length = head.readUInt32LE(4);
		if (nameOf(head) === 'data') return { form, length };
		if (length > LONGEST_CHUNK_BYTES) return undefined;
		// Chunks begin at even places
		const content = await reader.take(length + (length % 2));
		if (nameOf(head) === 'fmt ') form = Buffer.concat([head, content]);
	}
}

function headOf(form: Buffer, length: number): Buffer {
	const head = Buffer.alloc(FILE_HEAD_BYTES);
	head.write('RIFF');
	head.writeUInt32LE(FILE_HEAD_BYTES - 8 + form.length + CHUNK_HEAD_BYTES + length, 4);
	head.write('WAVE', 8);
	const data = Buffer.alloc(CHUNK_HEAD_BYTES);
	data.write('data');
	data.writeUInt32LE(length, 4);
	return Buffer.concat([head, form, data]);
}

async function* joined(
	files: readonly AudioFile[],
	form: Buffer,
	lengths: readonly number[],
): AsyncGenerator<Uint8Array> {
	yield headOf(
		form,
		lengths.reduce((sum, length) => sum + length, 0),
	);
	for (const [index, file] of files.entries()) {
		const reader = new ByteReader(await file.open());
		await readHead(reader);
		let left = lengths[index] ?? 0;
		for await (const chunk of reader.stream(left)) {
			left -= chunk.length;
			yield chunk;
		}
		await reader.close();
		if (left > 0) throw new RangeError('A WAV file is shorter than it says');
	}
}

/**
 * Joins WAV files into one, which is as long as all of them.
 *
 * @returns its bytes; `undefined` when the files differ in rate, channels or bits
 */
export async function joinWav(
	files: readonly AudioFile[],
): Promise<AsyncIterable<Uint8Array> | undefined> {
	const heads = await Promise.all(files.map(async (file) => await reading(file, readHead)));
	const [first] = heads;
	const lengths = heads.map((head) => head?.length ?? 0);
	const isSame = heads.every((head) => head && first && head.form.equals(first.form));
	const total = lengths.reduce((sum, length) => sum + length, 0);
	return first && isSame && total <= MOST_BYTES ? joined(files, first.form, lengths) : undefined;
}
