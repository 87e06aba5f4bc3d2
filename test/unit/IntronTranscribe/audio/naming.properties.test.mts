import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
	baseName,
	displayName,
	formatOf,
	uploadName,
} from '../../../../nodes/IntronTranscribe/audio/naming';
import { recognise, SIGNATURE_BYTES } from '../../../../nodes/IntronTranscribe/audio/signature';
import { AUDIO_FORMATS } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { anyText, holds } from '../../../support/random/properties.mts';
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';

const EXTENSIONS = AUDIO_FORMATS.flatMap((format) => [format.extension, ...format.otherExtensions]);
const MIME_TYPES = AUDIO_FORMATS.flatMap((format) => [format.mimeType, ...format.otherMimeTypes]);

const anyName = anyText(...EXTENSIONS.map((extension) => `.${extension}`), '.MP3', '.pdf');
const anyMimeType = anyText(...MIME_TYPES, '; codecs=opus');
const anyHints = fc.record(
	{ fileName: anyName, mimeType: fc.oneof(anyMimeType, fc.constantFrom(...MIME_TYPES)) },
	{ requiredKeys: [] },
);

const heads = RECORDINGS.map(({ file }) => recordingBytes(file).subarray(0, SIGNATURE_BYTES));
const anyHead = fc.oneof(
	fc.constantFrom<Uint8Array>(...heads),
	fc.uint8Array({ maxLength: SIGNATURE_BYTES }),
	anyText('ID3', 'OggS', 'ftypM4A ', '%PDF', 'webm').map((text) => Buffer.from(text)),
);
const anyFormat = fc.constantFrom(...AUDIO_FORMATS);

/** One line, one part of a path, and no longer than file systems allow. */
function expectPlain(name: string): void {
	expect(name).not.toMatch(/[/\\\p{Cc}]/u);
	expect(name).toBe(name.trim());
	expect(name).not.toBe('');
}

test('a recording always has a name, on one line and without folders', async () => {
	await holds(
		fc.property(anyHints, (hints) => {
			const name = displayName(hints);
			expectPlain(name);
			expect(displayName({ fileName: name })).toBe(name);
		}),
	);
});

test('the name that is sent is safe, of the format, and the same when it is made again', async () => {
	await holds(
		fc.property(anyName, anyFormat, (entered, format) => {
			const name = uploadName(entered, format);
			expectPlain(name);
			expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
			expect(name.endsWith(`.${format.extension}`)).toBe(true);
			expect(name.length).toBeGreaterThan(`.${format.extension}`.length);
			expect(uploadName(name, format)).toBe(name);
			expect(uploadName(displayName({ fileName: name }), format)).toBe(name);
			expect(formatOf({ fileName: name }, { kind: 'unknown' })).toBe(format);
		}),
	);
});

test('a name without its extension is as safe, short and never empty', async () => {
	await holds(
		fc.property(anyHints, (hints) => {
			const base = baseName(displayName(hints));
			expectPlain(base);
			expect(Array.from(base).length).toBeLessThanOrEqual(60);
		}),
	);
});

test('what the bytes tell wins over names and types', async () => {
	await holds(
		fc.property(anyHints, anyHead, (hints, head) => {
			const signature = recognise(head);
			const format = formatOf(hints, signature);
			if (signature.kind === 'otherAudio' || signature.kind === 'noAudio') {
				expect(format).toBeUndefined();
			} else if (signature.kind === 'accepted') {
				const { extension } = signature.format;
				expect(extension === 'mp4' ? ['mp4', 'm4a'] : [extension]).toContain(format?.extension);
			} else {
				expect([undefined, ...AUDIO_FORMATS]).toContain(format);
			}
		}),
	);
});

test('what is no name and no type of a recording makes none of it', async () => {
	const isOdd = (text: string) =>
		![...EXTENSIONS, ...MIME_TYPES].some((known) => text.toLowerCase().includes(known));
	await holds(
		fc.property(anyName.filter(isOdd), anyMimeType.filter(isOdd), (fileName, mimeType) => {
			expect(formatOf({ fileName, mimeType }, { kind: 'unknown' })).toBeUndefined();
		}),
	);
});
