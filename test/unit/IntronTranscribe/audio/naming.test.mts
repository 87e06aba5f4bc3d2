import { describe, expect, test } from '@jest/globals';

import type { FileHints } from '../../../../nodes/IntronTranscribe/audio/naming';
import {
	baseName,
	displayName,
	formatOf,
	uploadName,
} from '../../../../nodes/IntronTranscribe/audio/naming';
import type { Signature } from '../../../../nodes/IntronTranscribe/audio/signature';
import { recognise } from '../../../../nodes/IntronTranscribe/audio/signature';
import { formatOfExtension } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';

const bytesOf = {
	ogg: recordingBytes('english.oga'),
	wav: recordingBytes('english.wav'),
	mp3: recordingBytes('english.mp3'),
	mp4: recordingBytes('english.mp4'),
	m4a: recordingBytes('english.m4a'),
	webm: recordingBytes('english.webm'),
};

/** The name under which a file is sent; `undefined` when it is not taken for a recording. */
function sentAs(hints: FileHints, signature: Signature): string | undefined {
	const format = formatOf(hints, signature);
	return format && uploadName(displayName(hints), format);
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
		['an extension only', { fileName: '.mp3' }, 'mp3', '.mp3.mp3'],
		['blanks only', { fileName: ' \t ' }, 'mp3', 'audio.mp3'],
		['a wrong extension', { fileName: 'call.wav', mimeType: 'audio/wav' }, 'mp3', 'call.mp3'],
		['a wrong type', { fileName: 'call', mimeType: 'application/pdf' }, 'wav', 'call.wav'],
		['a foreign extension', { fileName: 'call.bin' }, 'wav', 'call.bin.wav'],
	])('%s', (_what, hints, bytes, name) => {
		expect(sentAs(hints, recognise(bytesOf[bytes]))).toBe(name);
	});

	test.each<[string, FileHints, string | undefined]>([
		['its name', { fileName: 'call.mp3', mimeType: 'audio/wav' }, 'call.mp3'],
		['its type', { fileName: 'call', mimeType: 'audio/x-wav' }, 'call.wav'],
		['neither', { fileName: 'call', mimeType: 'application/octet-stream' }, undefined],
		['nothing at all', {}, undefined],
	])('is told by %s where the bytes tell nothing', (_what, hints, name) => {
		expect(sentAs(hints, { kind: 'unknown' })).toBe(name);
	});

	test.each<Signature>([
		{ kind: 'otherAudio', name: 'an AMR file' },
		{ kind: 'noAudio', name: 'a PDF document' },
	])('is none for $name, whatever it is called', (signature) => {
		expect(sentAs({ fileName: 'call.mp3', mimeType: 'audio/mpeg' }, signature)).toBeUndefined();
	});

	test.each(RECORDINGS)('comes from the bytes alone for $file', ({ file }) => {
		const format = formatOfExtension(file.slice(file.lastIndexOf('.') + 1));
		const extension = format?.extension;
		expect(sentAs({}, recognise(recordingBytes(file)))).toBe(`audio.${extension}`);
	});

	test('is cut where a file system would not take it, and never within a character', () => {
		const format = formatOf({ fileName: 'a.mp3' }, { kind: 'unknown' });
		if (!format) throw new Error('MP3 is missing');
		const name = uploadName(`${'📞'.repeat(300)}.mp3`, format);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
		expect(name).toMatch(/^(📞)+\.mp3$/u);
	});
});

describe('the name that a user knows a recording by', () => {
	test.each<[string | undefined, string]>([
		['Call 17.mp3', 'Call 17.mp3'],
		['calls/Call 17.mp3', 'Call 17.mp3'],
		['a\nb.mp3', 'a b.mp3'],
		['', 'audio'],
		[undefined, 'audio'],
	])('of %j is %j', (fileName, name) => {
		expect(displayName({ fileName })).toBe(name);
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
});
