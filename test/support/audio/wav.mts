/** What `fmt ` says; PCM of 16 bits, mono, 8 kHz unless told otherwise. */
export interface WavFormat {
	code?: number;
	channels?: number;
	sampleRate?: number;
	blockBytes?: number;
	byteRate?: number;
	/** What follows the 16 bytes that every format has. */
	extra?: Buffer;
}

/** A chunk, padded to an even length; `size` can be a lie. */
export function chunk(id: string, content: Buffer, size: number = content.length): Buffer {
	const header = Buffer.alloc(8);
	header.write(id, 'latin1');
	header.writeUInt32LE(size, 4);
	return Buffer.concat([header, content, Buffer.alloc(content.length % 2)]);
}

export function fmt({
	code = 1,
	channels = 1,
	sampleRate = 8000,
	blockBytes = 2 * channels,
	byteRate = blockBytes * sampleRate,
	extra = Buffer.alloc(0),
}: WavFormat = {}): Buffer {
	const content = Buffer.alloc(16);
	content.writeUInt16LE(code, 0);
	content.writeUInt16LE(channels, 2);
	content.writeUInt32LE(sampleRate, 4);
	content.writeUInt32LE(byteRate, 8);
	content.writeUInt16LE(blockBytes, 12);
	return chunk('fmt ', Buffer.concat([content, extra]));
}

/** WAVE_FORMAT_EXTENSIBLE: the code is the first of the subformat's sixteen bytes. */
export function extensible(code: number, format: WavFormat = {}): Buffer {
	const extra = Buffer.alloc(24);
	extra.writeUInt16LE(22, 0);
	extra.writeUInt16LE(code, 8);
	return fmt({ ...format, code: 0xfffe, extra });
}

export function fact(samples: number): Buffer {
	const content = Buffer.alloc(4);
	content.writeUInt32LE(samples);
	return chunk('fact', content);
}

/** The sizes of RF64. */
export function ds64(dataBytes: number): Buffer {
	const content = Buffer.alloc(28);
	content.writeBigUInt64LE(BigInt(dataBytes), 8);
	return chunk('ds64', content);
}

/** A file; the size in its header is left open, as recorders that stream do. */
export function riff(chunks: readonly Buffer[], id: string = 'RIFF'): Buffer {
	return Buffer.concat([Buffer.from(`${id}\xff\xff\xff\xffWAVE`, 'latin1'), ...chunks]);
}
