import { describe, expect, test } from '@jest/globals';

import { recognise, SIGNATURE_BYTES } from '../../../../nodes/IntronTranscribe/audio/signature';
import { formatOfExtension } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';

/** The start of a file, as Latin-1 text, filled up with zeros. */
const file = (start: string) => Buffer.from(start.padEnd(SIGNATURE_BYTES, '\0'), 'latin1');

describe('recognising a file by its first bytes', () => {
	test.each(RECORDINGS)('$file', ({ file: name }) => {
		const head = recordingBytes(name).subarray(0, SIGNATURE_BYTES);
		const format = formatOfExtension(name.slice(name.lastIndexOf('.') + 1));
		expect(format).toBeDefined();
		expect(recognise(head)).toEqual({ kind: 'accepted', format });
	});

	test.each([
		['MP3 with a tag', 'ID3\x04', 'mp3'],
		['MP3 without a tag', '\xff\xfb\x90\x64', 'mp3'],
		['MP3 with check sums', '\xff\xfa\x90\x64', 'mp3'],
		['MP3 of a low sampling rate', '\xff\xf3\x48\xc4', 'mp3'],
		['MP3 of a very low sampling rate', '\xff\xe3\x48\xc4', 'mp3'],
		['WAV of more than 4 GB', 'RF64\xff\xff\xff\xffWAVE', 'wav'],
		['an audio book', '\0\0\0\x20ftypM4B ', 'm4a'],
		['MP4 of a phone', '\0\0\0\x20ftypmp42', 'mp4'],
		['MP4 for streaming', '\0\0\0\x20ftypdash', 'mp4'],
	])('%s', (_what, start, extension) => {
		expect(recognise(file(start))).toEqual({
			kind: 'accepted',
			format: formatOfExtension(extension),
		});
	});

	test.each([
		['AMR', '#!AMR\n', 'otherAudio', 'an AMR file'],
		['AMR wideband', '#!AMR-WB\n', 'otherAudio', 'an AMR file'],
		['3GP', '\0\0\0\x18ftyp3gp4', 'otherAudio', 'a 3GP file'],
		['3G2', '\0\0\0\x18ftyp3g2a', 'otherAudio', 'a 3GP file'],
		['QuickTime', '\0\0\0\x14ftypqt  ', 'otherAudio', 'a QuickTime file'],
		['AAC (ADTS)', '\xff\xf1\x50\x80', 'otherAudio', 'an AAC file'],
		['AAC (ADTS, MPEG-2)', '\xff\xf9\x50\x80', 'otherAudio', 'an AAC file'],
		['MKV', '\x1aE\xdf\xa3\x93B\x82\x88matroska', 'otherAudio', 'a Matroska file'],
		['AIFF', 'FORM\0\0\0\0AIFF', 'otherAudio', 'an AIFF file'],
		['AVI', 'RIFF\0\0\0\0AVI ', 'otherAudio', 'an AVI file'],
		['CAF', 'caff\0\x01', 'otherAudio', 'a CAF file'],
		['AU', '.snd\0\0\0\x18', 'otherAudio', 'an AU file'],
		['MIDI', 'MThd\0\0\0\x06', 'otherAudio', 'a MIDI file'],
		['WMA', '\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'otherAudio', 'a Windows Media file'],
		['PDF', '%PDF-1.7\n%\xe2\xe3', 'noAudio', 'a PDF document'],
		['ZIP', 'PK\x03\x04\x14', 'noAudio', 'a ZIP archive or an Office document'],
		['GZIP', '\x1f\x8b\x08', 'noAudio', 'a GZIP archive'],
		['PNG', '\x89PNG\r\n\x1a\n', 'noAudio', 'a picture'],
		['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', 'noAudio', 'a picture'],
		['GIF', 'GIF89a\x01', 'noAudio', 'a picture'],
		['WebP', 'RIFF\0\0\0\0WEBPVP8 ', 'noAudio', 'a picture'],
		['HEIC', '\0\0\0\x18ftypheic', 'noAudio', 'a picture'],
		['AVIF', '\0\0\0\x1cftypavif', 'noAudio', 'a picture'],
	])('%s', (_what, start, kind, name) => {
		expect(recognise(file(start))).toEqual({ kind, name });
	});

	test.each([
		['HTML', '<!DOCTYPE html>\n<html lang="en">'],
		['JSON', '{"error":{"message":"Not found"}}\r\n'],
		['text in UTF-8 with a byte order mark', '\ufeffይቅርታ, file not found'],
		['a short text', 'no'],
		['text in Latin-1', Buffer.from('Tonaufnahme für später', 'latin1')],
	])('%s is a text', (_what, text) => {
		expect(recognise(Buffer.from(text as string))).toEqual({ kind: 'noAudio', name: 'a text' });
	});

	test.each([
		['an empty file', ''],
		['a text behind a zero', '\0Hello'],
	])('%s is unknown', (_what, content) => {
		expect(recognise(Buffer.from(content))).toEqual({ kind: 'unknown' });
	});

	test.each([
		['nothing', ''],
		['a mention of WebM', '\x01\x02webm'],
		['an MPEG frame behind another byte', '\xfe\xfb\x90\x64'],
		['zeros', '\0\0\0\0\0\0\0\0\0\0\0\0'],
		['noise', '\x01\x02\x03\x04'],
		['an MPEG frame of a bit rate that does not exist', '\xff\xfb\xf0\x64'],
		['an MPEG frame of a sampling rate that does not exist', '\xff\xfb\x9c\x64'],
		['MPEG layer two', '\xff\xfd\x90\x64'],
		['text in UTF-16', '\xff\xfeH\0i\0'],
	])('%s is unknown', (_what, start) => {
		expect(recognise(file(start))).toEqual({ kind: 'unknown' });
	});
});
