import { describe, expect, test } from '@jest/globals';

import { DEFAULT_BASE_URL } from '../../../../nodes/shared/intron/service';
import { normalizeBaseUrl } from '../../../../nodes/shared/intron/baseUrl';

describe("the credential's Base URL", () => {
	test.each([
		[DEFAULT_BASE_URL, 'https://infer.voice.intron.io'],
		[' https://infer.voice.intron.io/ \n', 'https://infer.voice.intron.io'],
		['https://infer.voice.intron.io///', 'https://infer.voice.intron.io'],
		['HTTPS://Infer.Intron.Health', 'https://infer.intron.health'],
		['https://proxy.example/intron/', 'https://proxy.example/intron'],
		['https://example.org:8443', 'https://example.org:8443'],
		['http://localhost:4010', 'http://localhost:4010'],
		['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
		['http://127.9.9.9', 'http://127.9.9.9'],
		['http://[::1]:4010', 'http://[::1]:4010'],
		['\u00a0https://infer.voice.intron.io\u00a0', 'https://infer.voice.intron.io'],
		['https://infer.voice.intron.io/?', 'https://infer.voice.intron.io'],
		['https://proxy.example/intron/#', 'https://proxy.example/intron'],
	])('%j is used as %s', (entered, used) => {
		expect(normalizeBaseUrl(entered)).toBe(used);
	});

	test.each([
		['nothing', ''],
		['blanks', '   '],
		['no protocol', 'infer.voice.intron.io'],
		['no host', 'https://'],
		['plain HTTP, which would show the key to the network', 'http://infer.voice.intron.io'],
		['plain HTTP to a host that only looks like loopback', 'http://localhost.example.org'],
		['plain HTTP to a host that begins like loopback', 'http://127.0.0.1.example.org'],
		['plain HTTP to a host that ends like loopback', 'http://notlocalhost'],
		['another protocol', 'ftp://infer.voice.intron.io'],
		['a file', 'file:///etc/passwd'],
		['a script', 'javascript:alert(1)'],
		['a user name', 'https://user@infer.voice.intron.io'],
		['a password', 'https://:secret@infer.voice.intron.io'],
		['a query', 'https://infer.voice.intron.io/?a=b'],
		['a fragment', 'https://infer.voice.intron.io/#a'],
	])('is refused with %s', (_reason, entered) => {
		expect(normalizeBaseUrl(entered)).toBeUndefined();
	});

	test('can be as long as any address is', () => {
		const longest = `${DEFAULT_BASE_URL}/`.padEnd(2_000, 'a');
		expect(normalizeBaseUrl(longest)).toBe(longest);
		expect(normalizeBaseUrl(`${longest}a`)).toBeUndefined();
	});
});
