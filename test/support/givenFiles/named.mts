import type { FileHints } from '../../../nodes/IntronTranscribe/audio/claim';
import { recordingBytes } from '../service/recordings.mts';
import type { GivenFile } from './givenFile.mts';

const bytesOf = {
	ogg: recordingBytes('english.oga'),
	wav: recordingBytes('english.wav'),
	mp3: recordingBytes('english.mp3'),
	mp4: recordingBytes('english.mp4'),
	m4a: recordingBytes('english.m4a'),
	webm: recordingBytes('english.webm'),
};

/** A recording, and the name under which it is sent. */
export interface NamedFile extends Omit<GivenFile, 'fate'> {
	readonly name: string;
}

const ROWS: Array<[string, FileHints, keyof typeof bytesOf, string]> = [
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
	[
		'the address of a download',
		{ fileName: 'https://h.example/a/Call%2017.mp3' },
		'mp3',
		'Call 17.mp3',
	],
	[
		'a signed address',
		{ fileName: 'Call 17.mp3?X-Amz-Signature=abc&token=SECRET' },
		'mp3',
		'Call 17.mp3',
	],
	['a query with a path', { fileName: 'a.mp3?path=/x/y' }, 'mp3', 'a.mp3'],
	['escapes', { fileName: 'Call%2017%20%C3%A9.mp3' }, 'mp3', 'Call 17 é.mp3'],
	['a header of a mail', { fileName: '=?UTF-8?B?Q2FsbCAxNy5tcDM=?=' }, 'mp3', 'Call 17.mp3'],
	['an extended value of a header', { fileName: "UTF-8''Call%2017.mp3" }, 'mp3', 'Call 17.mp3'],
	['a download that is not over', { fileName: 'call.mp3.part' }, 'mp3', 'call.mp3'],
	['a text that stands for nothing', { fileName: 'undefined' }, 'mp3', 'audio.mp3'],
	['a mark of direction', { fileName: '\u202egpj.3pm.mp3' }, 'mp3', 'gpj.3pm.mp3'],
	['a field of a form', { fileName: 'a"; filename="b.exe.mp3' }, 'mp3', 'a"; filename="b.exe.mp3'],
	['a time', { fileName: '10:30:11.mp3' }, 'mp3', '10:30:11.mp3'],
	['letters that Windows forbids', { fileName: 'a*?<>|.mp3' }, 'mp3', 'a*?<>|.mp3'],
	['a point', { fileName: '.' }, 'mp3', 'audio.mp3'],
	['5,000 letters', { fileName: `${'a'.repeat(5_000)}.mp3` }, 'mp3', `${'a'.repeat(60)}.mp3`],
];

/** Names as nodes and people give them. */
export const NAMED_FILES = ROWS.map(
	([what, hints, recording, name]): NamedFile => ({ what, hints, bytes: bytesOf[recording], name }),
);
