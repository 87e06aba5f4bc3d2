/** A hum of any length, for texts that nobody has spoken: one second of it, repeated. */
import type { AudioFormat } from '../../nodes/IntronSpeak/catalog/audioFormats.ts';
import { recordingBytes } from '../speech/recordings.mts';
import type { OggPage } from './ogg.mts';
import { readPackets, writeOgg } from './ogg.mts';

/** The head of a WAV file with nothing but `fmt ` and `data`. */
const WAV_HEAD_BYTES = 44;

const WAV_BYTES_PER_SAMPLE = 2;

const WAV_SAMPLES_PER_SECOND = 22_050;

/** Opus counts at this rate whatever it was made from. */
const OPUS_SAMPLES_PER_SECOND = 48_000;

/** Every packet of the hum has 20 ms. */
const SAMPLES_PER_PACKET = 960;

const PACKETS_PER_PAGE = 50;

const PRE_SKIP_OFFSET = 10;

/** Any number: there is one stream in the file. */
const SERIAL = 0x1e7401;

function wavHum(seconds: number): Buffer {
	const sample = recordingBytes('hum.wav');
	const head = Buffer.from(sample.subarray(0, WAV_HEAD_BYTES));
	const bytes = Math.round(seconds * WAV_SAMPLES_PER_SECOND) * WAV_BYTES_PER_SAMPLE;
	head.writeUInt32LE(WAV_HEAD_BYTES - 8 + bytes, 4);
	head.writeUInt32LE(bytes, WAV_HEAD_BYTES - 4);
	return Buffer.concat([head, Buffer.alloc(bytes, sample.subarray(WAV_HEAD_BYTES))]);
}

function opusHum(seconds: number): Buffer {
	const [head, tags, ...sounds] = readPackets(recordingBytes('hum.ogg'));
	if (!head || !tags || sounds.length === 0) throw new Error('hum.ogg is no Opus file');
	const end = head.readUInt16LE(PRE_SKIP_OFFSET) + Math.round(seconds * OPUS_SAMPLES_PER_SECOND);
	const packets = Array.from({ length: Math.ceil(end / SAMPLES_PER_PACKET) }, (_, index) => {
		return sounds[index % sounds.length] ?? head;
	});
	const pages: OggPage[] = [
		{ packets: [head], granule: 0 },
		{ packets: [tags], granule: 0 },
	];
	for (let at = 0; at < packets.length; at += PACKETS_PER_PAGE) {
		const some = packets.slice(at, at + PACKETS_PER_PAGE);
		// The last packet is longer than what is left, and the granule says where to stop
		pages.push({ packets: some, granule: Math.min(end, (at + some.length) * SAMPLES_PER_PACKET) });
	}
	return writeOgg(pages, SERIAL);
}

/** Makes a file of so many seconds. */
export function hum(format: AudioFormat['name'], seconds: number): Buffer {
	return format === 'opus' ? opusHum(seconds) : wavHum(seconds);
}
