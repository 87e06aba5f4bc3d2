import { describe, expect, test } from '@jest/globals';

import {
	AUDIO_FORMAT_NAMES,
	AUDIO_FORMATS,
	formatOfExtension,
	formatOfMimeType,
} from '../../../../nodes/IntronTranscribe/catalog/audioFormats';

describe('the catalog of audio formats', () => {
	test('has the seven formats that the service documents', () => {
		const extensions = AUDIO_FORMATS.map(({ extension }) => extension);
		expect(extensions.sort()).toEqual(['flac', 'm4a', 'mp3', 'mp4', 'ogg', 'wav', 'webm']);
		expect(AUDIO_FORMAT_NAMES.split(', ').sort()).toEqual(extensions.map((e) => e.toUpperCase()));
	});

	test('claims no extension and no MIME type for two formats', () => {
		const extensions = AUDIO_FORMATS.flatMap((f) => [f.extension, ...f.otherExtensions]);
		const mimeTypes = AUDIO_FORMATS.flatMap((f) => [f.mimeType, ...f.otherMimeTypes]);
		expect(new Set(extensions).size).toBe(extensions.length);
		expect(new Set(mimeTypes).size).toBe(mimeTypes.length);
	});

	test.each(AUDIO_FORMATS)('finds $extension by each of its names', (format) => {
		for (const extension of [format.extension, ...format.otherExtensions]) {
			expect(formatOfExtension(extension)).toBe(format);
			expect(formatOfExtension(extension.toUpperCase())).toBe(format);
		}
		for (const mimeType of [format.mimeType, ...format.otherMimeTypes]) {
			expect(formatOfMimeType(mimeType)).toBe(format);
			expect(formatOfMimeType(`${mimeType.toUpperCase()} ; codecs=opus`)).toBe(format);
		}
	});

	test.each([
		['oga', 'audio/opus', 'ogg'],
		['opus', 'audio/ogg; codecs=opus', 'ogg'],
		['wave', 'audio/x-wav', 'wav'],
		['m4a', 'audio/x-m4a', 'm4a'],
		['mp3', 'audio/mp3', 'mp3'],
		['webm', 'video/webm;codecs="opus"', 'webm'],
	])('knows what chat and phone systems call %s and %s', (extension, mimeType, expected) => {
		expect(formatOfExtension(extension)?.extension).toBe(expected);
		expect(formatOfMimeType(mimeType)?.extension).toBe(expected);
	});

	test.each(['', 'exe', '.mp3', 'audio', 'amr'])('finds no format for the extension %j', (name) => {
		expect(formatOfExtension(name)).toBeUndefined();
	});

	test.each(['', ';', 'application/octet-stream', 'audio', 'audio/amr', 'text/html'])(
		'finds no format for the MIME type %j',
		(mimeType) => {
			expect(formatOfMimeType(mimeType)).toBeUndefined();
		},
	);
});
