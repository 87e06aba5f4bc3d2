import { describe, expect, test } from '@jest/globals';

import { plainName } from '../../../../nodes/IntronTranscribe/audio/names/plainName';

describe('the plain name of a file', () => {
	test.each<[string, unknown, string]>([
		['a plain one', 'Call 17.mp3', 'Call 17.mp3'],
		['escapes', 'Call%2017%20%C3%A9.mp3', 'Call 17 é.mp3'],
		['escapes twice', 'a%2520b.mp3', 'a b.mp3'],
		['escapes of no character', '%E9t%E9 100% %zz.mp3', '%E9t%E9 100% %zz.mp3'],
		['an escaped folder', 'calls%2F17.mp3', '17.mp3'],
		['an escaped line end', 'a%0D%0Ab.mp3', 'a b.mp3'],
		['a mail in Base64', '=?UTF-8?B?Q2FsbCAxNy5tcDM=?=', 'Call 17.mp3'],
		['a mail in quoted-printable', '=?utf-8?Q?Caf=C3=A9_17.mp3?=', 'Café 17.mp3'],
		['a mail in two words', '=?UTF-8?B?Q2FsbA==?= =?UTF-8?B?IDE3Lm1wMw==?=', 'Call 17.mp3'],
		[
			'a mail in words that end within a letter',
			'=?utf-8?B?4KSo4KSu4KS44KU=?= =?UTF-8?B?jeCkpOClhy5tcDM=?=',
			'नमस्ते.mp3',
		],
		['a mail in words of two encodings', '=?utf-8?Q?=C3=A9?= =?iso-8859-1?Q?=E9?=.mp3', 'éé.mp3'],
		['a mail in an encoding that nobody knows', '=?x-y?Q?a?= 17.mp3', '=?x-y?Q?a?= 17.mp3'],
		['a mail in Latin-1', '=?iso-8859-1?Q?Caf=E9.mp3?=', 'Café.mp3'],
		['a mail of bytes that its encoding does not have', '=?utf-8?B?++++?=', '=?utf-8?B?++++?='],
		['a mail of an empty word', 'a=?utf-8?Q??=b.mp3', 'ab.mp3'],
		['escapes beyond all characters', '%F7%BF%BF%BF.mp3', '%F7%BF%BF%BF.mp3'],
		['an extended value', "UTF-8''Call%2017.mp3", 'Call 17.mp3'],
		['one with a language', "utf-8'en'%E2%82%AC.mp3", '€.mp3'],
		['one in Latin-1', "iso-8859-1''%E9.mp3", 'é.mp3'],
		['apostrophes', "It's Bob's 'x'.mp3", "It's Bob's 'x'.mp3"],
		['a signed address', 'Call 17.mp3?X-Amz-Signature=abc&token=SECRET', 'Call 17.mp3'],
		['an escaped query', 'a.mp3%3Ftoken%3DSECRET', 'a.mp3'],
		['a query with a path', 'a.mp3?path=/x/y', 'a.mp3'],
		['a query of one word', 'a.mp3?dl', 'a.mp3'],
		['a query without an extension', 'recording?download&token=SECRET', 'recording'],
		['a session', 'call.mp3;jsessionid=SECRET', 'call.mp3'],
		['a session in an address', 'https://h.example/call.mp3;jsessionid=SECRET?x=1', 'call.mp3'],
		['a query without its start', 'call.mp3&token=SECRET', 'call.mp3'],
		['a semicolon', 'a;b.mp3', 'a;b.mp3'],
		['two of them', 'Tom & Jerry.mp3; part 2.mp3', 'Tom & Jerry.mp3; part 2.mp3'],
		['quotes of a header', '"Call 17.mp3"', 'Call 17.mp3'],
		['an extended value in quotes', '"UTF-8\'\'Call%2017.mp3"', 'Call 17.mp3'],
		['quotes within', 'the "big" call.mp3', 'the "big" call.mp3'],
		['dots behind', 'call.mp3..', 'call.mp3'],
		['dots in front', '..mp3', '.mp3'],
		['a fragment', 'a.mp3#t=1', 'a.mp3'],
		['a question', 'What did she say?.mp3', 'What did she say?.mp3'],
		['a question with a sum', 'Why? a=b.mp3', 'Why? a=b.mp3'],
		['a number sign', '#1 call.mp3', '#1 call.mp3'],
		['an address', 'https://h.example/a/Call%2017.mp3?sig=a/b#f', 'Call 17.mp3'],
		['an address with a date', 'https://h.example/2025/11/03.mp3', '03.mp3'],
		['a data URL', 'data:audio/ogg;base64,T2dnUw==', ''],
		['what only holds the word of a data URL', 'my data:1.mp3', 'my data:1.mp3'],
		['a mail behind blanks and quotes', ' "=?utf-8?Q?a.mp3?="', 'a.mp3'],
		['a query at the start', '?a=b.mp3', ''],
		['a path', '/var/spool/monitor/2024/11/03/q-600.mp3', 'q-600.mp3'],
		['a path of Windows', 'C:\\Users\\x\\Call 17.mp3', 'Call 17.mp3'],
		['a path upwards', '../../etc/passwd', 'passwd'],
		['a folder', 'calls/', ''],
		['a date', 'Call 03/11/2025 10:30.mp3', 'Call 03/11/2025 10:30.mp3'],
		['a date in a folder', 'calls/Call 03/11/2025.mp3', 'Call 03/11/2025.mp3'],
		['a path that starts with a date', '2024/11/03/call.mp3', 'call.mp3'],
		['a fraction of a longer number', 'calls 10/12.mp3', 'calls 10/12.mp3'],
		['a backslash in a date', 'Call 1\\2.mp3', '2.mp3'],
		['a folder of a digit', 'Call 1/a.mp3', 'a.mp3'],
		['a folder in front of a digit', 'a/1.mp3', '1.mp3'],
		['a folder with a blank behind it', 'calls/ 17.mp3', '17.mp3'],
		['a folder that ends in a blank', 'calls /17.mp3', '17.mp3'],
		['two people', 'Jane / Bob.mp3', 'Jane / Bob.mp3'],
		['a download', 'call.mp3.part', 'call.mp3'],
		['a download of a browser', 'call.mp3.crdownload', 'call.mp3'],
		['a part of a work', 'part.mp3', 'part.mp3'],
		['a download without an extension', 'call.part', 'call.part'],
		['line ends', 'a\r\nX-Evil: 1\0.mp3', 'a X-Evil: 1 .mp3'],
		['a mark of direction', '\u202egpj.3pm.mp3', 'gpj.3pm.mp3'],
		['half of a character', 'a\ud83d.mp3', 'a\ufffd.mp3'],
		['a family', '👩‍⚕️.mp3', '👩‍⚕️.mp3'],
		['blanks', ' \t ', ''],
		['dots', '..', ''],
		['undefined', 'undefined', ''],
		['undefined with an extension', 'undefined.mp3', '.mp3'],
		['a list of undefined', 'undefined behaviour.mp3', 'undefined behaviour.mp3'],
		['null', 'null', ''],
		['an object as text', '[object Object]', ''],
		['nothing', null, ''],
		['an object', {}, ''],
		['a list', ['a.mp3'], ''],
		['a number', 17, '17'],
	])('of %s', (_what, given, name) => {
		expect(plainName(given)).toBe(name);
	});

	test('is cut when it is long, and keeps its extension', () => {
		const name = plainName(`${'📞'.repeat(5000)}.mp3`);
		expect(Array.from(name)).toHaveLength(160);
		expect(name).toMatch(/^(📞)+\.mp3$/u);
		expect(Array.from(plainName(`a.${'z'.repeat(5000)}`))).toHaveLength(160);
	});

	test('is cut beyond 160 characters, and then has no blank in front of its extension', () => {
		const longest = `${'a'.repeat(156)}.mp3`;
		expect(plainName(longest)).toBe(longest);
		expect(plainName(`b${longest}`)).toBe(`b${'a'.repeat(155)}.mp3`);
		expect(plainName(`${'a'.repeat(155)} a.mp3`)).toBe(`${'a'.repeat(155)}.mp3`);
	});

	test('is cut with an extension of up to twelve characters', () => {
		const name = 'a'.repeat(200);
		expect(plainName(`${name}.${'b'.repeat(11)}`)).toMatch(/^a{148}\.b{11}$/);
		expect(plainName(`${name}.${'b'.repeat(12)}`)).toMatch(/^a{160}$/);
	});
});
