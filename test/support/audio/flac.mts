/** STREAMINFO: 0 samples stand for an unknown number. */
export function streamInfo(sampleRate: number, samples: number): Buffer {
	const content = Buffer.alloc(34);
	content.writeUIntBE((sampleRate << 4) | 0b0001, 10, 3);
	content.writeUInt8(0xf0 | Math.floor(samples / 2 ** 32), 13);
	content.writeUInt32BE(samples % 2 ** 32, 14);
	return content;
}

/** A file: the head is true, the sound is zeros. */
export function flac(sampleRate: number, samples: number, soundBytes: number = 20_000): Buffer {
	return Buffer.concat([
		Buffer.from('fLaC\0\0\0\x22', 'latin1'),
		streamInfo(sampleRate, samples),
		Buffer.alloc(soundBytes),
	]);
}
