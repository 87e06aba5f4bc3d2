import { describe, expect, test } from '@jest/globals';

import type { FileHints } from '../../../../nodes/IntronTranscribe/audio/claim';
import { headOf } from '../../../../nodes/IntronTranscribe/audio/head';
import { judge } from '../../../../nodes/IntronTranscribe/audio/judge';
import {
	baseName,
	displayName,
	extensionOf,
	uploadName,
} from '../../../../nodes/IntronTranscribe/audio/naming';
import { FORMAT, formatOfExtension } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { NAMED_FILES } from '../../../support/givenFiles/named.mts';
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';

/** The name under which a recording is sent. */
function sentAs(hints: FileHints, bytes: Buffer): string {
	const judgement = judge(headOf(bytes, bytes.length), hints);
	if ('refusal' in judgement) throw new Error(`Refused: ${judgement.what}`);
	return uploadName(displayName(hints.fileName), judgement.format);
}

describe('the name under which a recording is sent', () => {
	test.each(NAMED_FILES)('$what', ({ bytes, hints, name }) => {
		expect(sentAs(hints, bytes)).toBe(name);
	});

	test.each(RECORDINGS)('comes from the bytes alone for $file', ({ file }) => {
		const format = formatOfExtension(file.slice(file.lastIndexOf('.') + 1));
		expect(sentAs({}, recordingBytes(file))).toBe(`audio.${format?.extension}`);
	});

	test('is cut where a file system would not take it, and never within a character', () => {
		const name = uploadName(`${'📞'.repeat(300)}.mp3`, FORMAT.mp3);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
		expect(name).toMatch(/^(📞)+\.mp3$/u);
	});
});

describe('the name that a user knows a recording by', () => {
	test.each<[string | undefined, string]>([
		['Call 17.mp3', 'Call 17.mp3'],
		['calls/Call 17.mp3', 'Call 17.mp3'],
		['a\nb.mp3', 'a b.mp3'],
		['Call 03/11/2025 10:30.mp3', 'Call 03/11/2025 10:30.mp3'],
		['call.mp3.mp3', 'call.mp3'],
		['CALL.MP3', 'CALL.MP3'],
		['.mp3', 'audio.mp3'],
		['', 'audio'],
		[undefined, 'audio'],
	])('of %j is %j', (fileName, name) => {
		expect(displayName(fileName)).toBe(name);
	});

	test.each([
		['Call 17.mp3', 'Call 17'],
		['Call 17.OGA', 'Call 17'],
		['v1.2', 'v1.2'],
		['call.bin', 'call.bin'],
		['audio', 'audio'],
	])('without its extension: %j becomes %j', (name, base) => {
		expect(baseName(name)).toBe(base);
	});
	test.each([
		['call.MP3?token=x', 'MP3'],
		['v1.2', '2'],
		['call', ''],
		[null, ''],
	])('has an extension: %j has %j', (name, extension) => {
		expect(extensionOf(name)).toBe(extension);
	});
});
