import { cluster, duration, info, simpleBlock, timecodeScale, webm } from './ebml.mts';
import { flac } from './flac.mts';
import { box, FILE_TYPE, timing, track } from './mp4.mts';
import { FRAME_KINDS, frames } from './mpeg.mts';
import { opusHead, page, stream } from './ogg.mts';
import { chunk, fmt, riff } from './wav.mts';

/** Longer than every limit of the direct way. */
const SECONDS = 200;

/** So large that a form and a few headers are nothing beside it. */
const SOUND_BYTES = 2_000_000;

const MP3 = FRAME_KINDS['MPEG 2 layer III, 64 kbit/s, 24 kHz, mono'];
const sound = Buffer.alloc(SOUND_BYTES);
const movie = box('moov', timing('mvhd', 1000, SECONDS * 1000), track({}));

const OPUS_SECOND = 48_000;
const oggPages = Array.from({ length: SECONDS }, (_, second) =>
	page({ granule: (second + 1) * OPUS_SECOND, body: Buffer.alloc(SOUND_BYTES / SECONDS) }),
);

const blocks = Array.from({ length: 50 }, (_, index) => simpleBlock(20 * index));
const clusters = Array.from({ length: SECONDS }, (_, second) => cluster(1000 * second, blocks));

/** A recording of 200 seconds in each format, by extension; the sound in it is silence. */
export const LONG_RECORDINGS: Readonly<Record<string, Buffer>> = {
	wav: riff([fmt(), chunk('data', Buffer.alloc(SECONDS * 16_000))]),
	mp3: frames(MP3, (SECONDS * MP3.sampleRate) / MP3.samples),
	mp4: Buffer.concat([FILE_TYPE, movie, box('mdat', sound)]),
	m4a: Buffer.concat([FILE_TYPE, box('mdat', sound), movie]),
	ogg: Buffer.concat([stream(opusHead(312), []), ...oggPages]),
	webm: webm([info(timecodeScale(1_000_000), duration(SECONDS * 1000)), ...clusters]),
	flac: flac(8000, SECONDS * 8000, SOUND_BYTES),
};
