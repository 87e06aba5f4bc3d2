import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { headOf, HEAD_BYTES, SEARCH_BYTES } from '../../../../nodes/IntronTranscribe/audio/head';
import { judge } from '../../../../nodes/IntronTranscribe/audio/judge';
import { recognise } from '../../../../nodes/IntronTranscribe/audio/recognise';
import { AUDIO_FORMATS } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { expectLinear } from '../../../support/unit/growth.mts';
import { anyText, holds } from '../../../support/random/properties.mts';
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';
import {
	adts,
	ebml,
	flac,
	gsm,
	id3,
	mp3,
	mp4,
	noise,
	opus,
	wav,
} from '../../../support/unit/soundFiles.mts';

const SOUND = [
	...RECORDINGS.map(({ file }) => recordingBytes(file).subarray(0, SEARCH_BYTES)),
	...[wav(noise(99)), mp3(), opus(), flac(), mp4('M4A '), ebml('webm'), adts(), gsm(), id3(mp3())],
];

/** A file of which some bytes were changed, and which was cut. */
const anyDamaged = fc
	.record({
		file: fc.constantFrom(...SOUND),
		changes: fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 8 }),
		start: fc.oneof(fc.constant(0), fc.nat(600)),
		length: fc.nat(SEARCH_BYTES),
	})
	.map(({ file, changes, start, length }) => {
		const bytes = Buffer.from(file);
		for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
		return bytes.subarray(start, start + length);
	});

const anyBytes = fc.oneof(
	fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
	anyText('ID3\x03\0', 'OggS\0', 'RIFF', 'WAVE', 'ftypqt  ', '\xff\xfb', '%PDF', 'data').map(
		(text) => Buffer.from(text, 'latin1'),
	),
	anyDamaged,
);

const anyHints = fc.record({
	fileName: fc.oneof(fc.anything(), fc.constantFrom('a.mp3', 'a.wav', 'a.mov', 'a.gsm', 'a.pdf')),
	mimeType: fc.oneof(fc.anything(), fc.constantFrom('audio/mpeg', 'audio/ogg', 'video/3gpp')),
});

test('any file with any name is accepted or refused, and nothing is thrown', async () => {
	await holds(
		fc.property(anyBytes, fc.nat(0xffff_ffff), anyHints, (bytes, more, hints) => {
			for (const size of [bytes.length, bytes.length + more]) {
				const judgement = judge(headOf(bytes, size), hints);
				if ('format' in judgement) expect(AUDIO_FORMATS).toContain(judgement.format);
				else {
					const { refusal, what } = judgement;
					expect(refusal.message({ file: 'It', what, check: '' })).toMatch(/^It /);
				}
			}
		}),
	);
});

test('what the first bytes tell stays true when more is read', async () => {
	await holds(
		fc.property(fc.constantFrom(...SOUND), (file) => {
			const early = recognise(headOf(file.subarray(0, HEAD_BYTES), file.length), false);
			const late = recognise(headOf(file.subarray(0, SEARCH_BYTES), file.length), true);
			if (early) expect(late).toBe(early);
		}),
		0.2,
	);
});

test('a recording is never accepted for a format whose header it lacks', async () => {
	const withHeader = AUDIO_FORMATS.filter(({ extension }) => extension !== 'mp3');
	await holds(
		fc.property(fc.nat(), fc.constantFrom(...withHeader), (seed, { extension, mimeType }) => {
			const bytes = noise(4000, seed);
			const judgement = judge(headOf(bytes, bytes.length), {
				fileName: `a.${extension}`,
				mimeType,
			});
			expect(judgement).not.toHaveProperty('format');
		}),
	);
});

test.each<[string, string]>([
	['set bits', 'ffffffff'],
	['headers of frames', 'fffb9064'],
	['headers of frames without a length', 'fffb0064'],
	['zeros', '00000000'],
	['empty tags', '49443303000000000000'],
	['pages of Ogg', '4f67675300020000000000000000000000000000000000000000'],
	['boxes', '000000086d6f6f76'],
	['brackets', '5b5b5b5b'],
	['letters', '41414141'],
	['blanks', '20202020'],
	['lines', '2d2d0a2d'],
	['high letters', 'e0e1e2e3'],
	['chunks of WAV', '4c49535400000000'],
])('the time for %s grows as their number does', (_what, hex) => {
	const piece = Buffer.from(hex, 'hex');
	expectLinear((times) => {
		const bytes = Buffer.concat(Array.from({ length: times }, () => piece));
		return () => judge(headOf(bytes, bytes.length), { fileName: 'a.mp3' });
	}, 600);
});
