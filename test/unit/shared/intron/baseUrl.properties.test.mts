import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ENDPOINT } from '../../../../nodes/IntronTranscribe/catalog/service';
import { normalizeBaseUrl } from '../../../../nodes/shared/intron/baseUrl';
import { anyText, holds } from '../../../support/random/properties.mts';

const HOSTS = [
	'localhost',
	'127.0.0.1',
	'[::1]',
	'localhost.example',
	'127.0.0.1.example',
	'10.0.0.1',
];

const anyPath = fc.stringMatching(/^(\/[\w.~%:@-]{0,8}){0,4}$/);

const anyUrl = fc
	.tuple(
		fc.constantFrom('', ' ', '\n'),
		fc.constantFrom('https://', 'http://', 'HTTPS:\\\\', 'ftp://', 'https:', ''),
		fc.constantFrom('', '', 'user@', 'user:secret@', ':@'),
		fc.oneof(
			fc.constantFrom(...HOSTS),
			fc.domain(),
			fc.ipV6().map((ip) => `[${ip}]`),
		),
		fc.constantFrom('', ':443', ':80', ':4010', ':99999'),
		fc.oneof(anyPath, anyText('?', '#', '//', '%2f')),
		fc.constantFrom('', '/', '///', '?', '#', '?#', '?a=b', '#a', ' '),
	)
	.map((parts) => parts.join(''));

const anyBaseUrl = fc.oneof(anyUrl, anyText('https://'));

test('a path can be appended to every base URL that is accepted', async () => {
	await holds(
		fc.property(anyBaseUrl, (entered) => {
			const baseUrl = normalizeBaseUrl(entered);
			if (baseUrl === undefined) return;
			const { path } = ENDPOINT.upload;
			const { href, pathname, search, hash, username, password } = new URL(baseUrl + path);
			expect(href).toBe(baseUrl + path);
			expect(pathname.endsWith(path)).toBe(true);
			expect([search, hash, username, password]).toEqual(['', '', '', '']);
		}),
		5,
	);
});

test('a base URL that is accepted is safe, and the same when it is entered again', async () => {
	await holds(
		fc.property(anyBaseUrl, (entered) => {
			const baseUrl = normalizeBaseUrl(entered);
			if (baseUrl === undefined) return;
			expect(normalizeBaseUrl(baseUrl)).toBe(baseUrl);
			expect(baseUrl).not.toMatch(/[\s/]$/);
			const { protocol, hostname } = new URL(baseUrl);
			const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
			expect(isLocal ? ['http:', 'https:'] : ['https:']).toContain(protocol);
		}),
		5,
	);
});

test('an address over TLS without anything else is always accepted', async () => {
	await holds(
		fc.property(fc.domain(), fc.nat(65_535), anyPath, (domain, port, path) => {
			const entered = `https://${domain}:${port}${path}`;
			expect(normalizeBaseUrl(entered)).toBe(new URL(entered).href.replace(/\/+$/, ''));
		}),
	);
});
