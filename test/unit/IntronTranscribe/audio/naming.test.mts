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
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';

const bytesOf = {
	ogg: recordingBytes('english.oga'),
	wav: recordingBytes('english.wav'),
	mp3: recordingBytes('english.mp3'),
	mp4: recordingBytes('english.mp4'),
	m4a: recordingBytes('english.m4a'),
	webm: recordingBytes('english.webm'),
};

/** The name under which a recording is sent. */
function sentAs(hints: FileHints, bytes: Buffer): string {
	const judgement = judge(headOf(bytes, bytes.length), hints);
	if ('refusal' in judgement) throw new Error(`Refused: ${judgement.what}`);
	return uploadName(displayName(hints.fileName), judgement.format);
}

describe('the name under which a recording is sent', () => {
	test.each<[string, FileHints, keyof typeof bytesOf, string]>([
		['Telegram', { fileName: 'file_12.oga', mimeType: 'audio/ogg' }, 'ogg', 'file_12.ogg'],
		['WhatsApp', { mimeType: 'audio/ogg; codecs=opus' }, 'ogg', 'audio.ogg'],
		['WhatsApp, saved', { fileName: 'PTT-20260814-WA0003.opus' }, 'ogg', 'PTT-20260814-WA0003.ogg'],
		[
			'a mail attachment',
			{ fileName: 'attachment_0', mimeType: 'application/octet-stream' },
			'mp3',
			'attachment_0.mp3',
		],
		['Twilio', { fileName: 'RE123', mimeType: 'audio/x-wav' }, 'wav', 'RE123.wav'],
		['Twilio, named', { fileName: 'RE123.wav', mimeType: 'audio/x-wav' }, 'wav', 'RE123.wav'],
		['a webhook without any hint', {}, 'webm', 'audio.webm'],
		['an iPhone memo', { fileName: 'New Recording 7.m4a' }, 'm4a', 'New Recording 7.m4a'],
		['an M4A that starts as MP4', { fileName: 'memo.m4a' }, 'mp4', 'memo.m4a'],
		['an MP4 by its type', { fileName: 'memo', mimeType: 'audio/mp4' }, 'mp4', 'memo.m4a'],
		['a video', { fileName: 'Zoom.mp4', mimeType: 'video/mp4' }, 'mp4', 'Zoom.mp4'],
		['upper case', { fileName: 'CALL.MP3' }, 'mp3', 'CALL.mp3'],
		['spaces', { fileName: ' my call  1.mp3 ' }, 'mp3', 'my call  1.mp3'],
		['quotes', { fileName: 'the "big" \'call\'.mp3' }, 'mp3', 'the "big" \'call\'.mp3'],
		['emoji', { fileName: '🎧📞.mp3' }, 'mp3', '🎧📞.mp3'],
		['Arabic', { fileName: 'مكالمة.ogg' }, 'ogg', 'مكالمة.ogg'],
		['Amharic', { fileName: 'ጥሪ አንድ.ogg' }, 'ogg', 'ጥሪ አንድ.ogg'],
		['several dots', { fileName: 'v1.2.final.mp3' }, 'mp3', 'v1.2.final.mp3'],
		['a dot and no extension', { fileName: 'call at 9.30' }, 'mp3', 'call at 9.30.mp3'],
		['a path', { fileName: '/home/a/calls/17.mp3' }, 'mp3', '17.mp3'],
		['a path of Windows', { fileName: 'C:\\Users\\a\\17.mp3' }, 'mp3', '17.mp3'],
		['a path upwards', { fileName: '../../etc/passwd' }, 'mp3', 'passwd.mp3'],
		['a folder only', { fileName: 'calls/' }, 'mp3', 'audio.mp3'],
		['control characters', { fileName: 'a\r\nX-Evil: 1\0.mp3' }, 'mp3', 'a X-Evil: 1.mp3'],
		['an extension only', { fileName: '.mp3' }, 'mp3', 'audio.mp3'],
		['a number', { fileName: 17 }, 'mp3', '17.mp3'],
		['nothing', { fileName: null }, 'mp3', 'audio.mp3'],
		['an object', { fileName: { name: 'a.mp3' } }, 'mp3', 'audio.mp3'],
		['a date', { fileName: 'Call 03/11/2025 10:30.mp3' }, 'mp3', 'Call 03-11-2025 10:30.mp3'],
		['two extensions', { fileName: 'call.mp3.mp3' }, 'mp3', 'call.mp3'],
		['two formats', { fileName: 'call.wav.mp3' }, 'mp3', 'call.wav.mp3'],
		['the right format below a wrong one', { fileName: 'call.mp3.wav' }, 'mp3', 'call.mp3'],
		['blanks only', { fileName: ' \t ' }, 'mp3', 'audio.mp3'],
		['a wrong extension', { fileName: 'call.wav', mimeType: 'audio/wav' }, 'mp3', 'call.mp3'],
		['a wrong type', { fileName: 'call', mimeType: 'application/pdf' }, 'wav', 'call.wav'],
		['a foreign extension', { fileName: 'call.bin' }, 'wav', 'call.bin.wav'],
	])('%s', (_what, hints, bytes, name) => {
		expect(sentAs(hints, bytesOf[bytes])).toBe(name);
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
