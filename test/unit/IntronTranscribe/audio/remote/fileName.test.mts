import { describe, expect, test } from '@jest/globals';

import {
	fetchedName,
	nameInUrl,
} from '../../../../../nodes/IntronTranscribe/audio/remote/fileName';

const URL = 'https://example.com/calls/by-address.ogg?signature=s3cr3t';

describe('the name of a file at an address', () => {
	test.each([
		['attachment; filename="Call 17.mp3"', 'Call 17.mp3'],
		['attachment; filename=call.mp3', 'call.mp3'],
		['attachment;filename = call.mp3 ; size=5', 'call.mp3'],
		['filename=call.mp3', 'call.mp3'],
		['attachment; FILENAME="call.mp3"', 'call.mp3'],
		['attachment; filename="a \\"b\\".mp3"', 'a "b".mp3'],
		['attachment; filename="a; b.mp3"', 'a; b.mp3'],
		[`attachment; filename="plain.mp3"; filename*=UTF-8''%C3%A9t%C3%A9.mp3`, 'été.mp3'],
		[`attachment; filename*=UTF-8''a%20b.mp3`, 'a b.mp3'],
		[`attachment; filename*="UTF-8''a%20b.mp3"`, 'a b.mp3'],
		[`attachment; filename*=iso-8859-1''%E9t%E9.mp3`, 'été.mp3'],
		[Buffer.from('attachment; filename="été.mp3"').toString('latin1'), 'été.mp3'],
		['attachment; filename="\xe9t\xe9.mp3"', 'été.mp3'],
		['attachment; filename="/var/tmp/call.mp3"', 'call.mp3'],
	])('in a header: %j', (disposition, name) => {
		expect(fetchedName(disposition, URL)).toBe(name);
	});

	test.each([undefined, '', 'attachment', 'attachment; filename=', 'inline; myfilename=a.mp3', 5])(
		'is that of the address, without its query, behind the header %j',
		(disposition) => {
			expect(fetchedName(disposition, URL)).toBe('by-address.ogg');
		},
	);

	test('is the one that ends as a recording does', () => {
		expect(fetchedName('attachment; filename="download"', URL)).toBe('by-address.ogg');
		expect(fetchedName('attachment; filename="call.wav"', 'https://example.com/get')).toBe(
			'call.wav',
		);
		expect(fetchedName('attachment; filename="one"', 'https://example.com/other')).toBe('one');
	});

	test.each([
		['https://example.com/a%20b.mp3', 'a b.mp3'],
		['https://example.com/', ''],
		['https://example.com', ''],
		['no address', ''],
		[undefined, ''],
	])('%j ends with %j', (url, name) => {
		expect(nameInUrl(url)).toBe(name);
		expect(fetchedName(undefined, url)).toBe(name);
	});
});
