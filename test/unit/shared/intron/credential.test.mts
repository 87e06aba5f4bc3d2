import { describe, expect, test } from '@jest/globals';

import { accountIdOf, checkCredential } from '../../../../nodes/shared/intron/credential';

describe('the key', () => {
	test.each<[unknown, string]>([
		['key', 'key'],
		[' key\n', 'key'],
		['Bearer key', 'key'],
		['bearer key', 'key'],
		['  BEARER \t key ', 'key'],
		['Bearer\nkey', 'key'],
		['bearerkey', 'bearerkey'],
		['key Bearer key', 'key Bearer key'],
		['Bearer', 'Bearer'],
		['Bearer ', 'Bearer'],
		['', ''],
		[' \n', ''],
		[undefined, ''],
		[null, ''],
		[17, '17'],
	])('%j goes into the header as %j', (apiKey, key) => {
		const checked = checkCredential({ apiKey: apiKey as string, baseUrl: 'https://intron.test' });
		expect(typeof checked === 'string' ? checked : checked.apiKey).toBe(key || 'emptyKey');
	});
});

describe('a decrypted credential', () => {
	test('can be used when its key and its base URL can', () => {
		const data = { apiKey: ' Bearer key\n', baseUrl: ' https://intron.test/ ' };
		expect(checkCredential(data)).toEqual({
			apiKey: 'key',
			baseUrl: 'https://intron.test',
			data,
		});
	});

	test.each([
		['emptyKey', { apiKey: '', baseUrl: 'https://intron.test' }],
		['emptyKey', { apiKey: ' \n', baseUrl: 'https://intron.test' }],
		['emptyKey', { baseUrl: 'https://intron.test' }],
		['emptyKey', {}],
		['badBaseUrl', { apiKey: 'key' }],
		['badBaseUrl', { apiKey: 'key', baseUrl: '' }],
		['badBaseUrl', { apiKey: 'key', baseUrl: 'http://intron.test' }],
		['badBaseUrl', { apiKey: 'key', baseUrl: 'https://intron.test/?a=b' }],
	])('has the flaw %s: %j', (flaw, data) => {
		expect(checkCredential(data)).toBe(flaw);
	});
});

describe('the id of an account', () => {
	const idOf = (baseUrl: string, apiKey: string) => accountIdOf({ baseUrl, apiKey, data: {} });

	test('is the same for the same service and key', () => {
		expect(idOf('https://intron.test', 'key')).toBe(idOf('https://intron.test', 'key'));
	});

	test('is another one for another service or key', () => {
		const accounts = [
			['https://a', 'key'],
			['https://a', 'yek'],
			['https://b', 'key'],
			['https://ake', 'y'],
		] as const;
		expect(new Set(accounts.map(([url, key]) => idOf(url, key))).size).toBe(accounts.length);
	});

	test('is 32 bytes in Base64 that tell nothing', () => {
		expect(idOf('https://intron.test', 'secret')).toMatch(/^[\w+/]{43}=$/);
	});
});
