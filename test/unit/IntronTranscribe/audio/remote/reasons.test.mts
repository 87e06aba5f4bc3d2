import { describe, expect, test } from '@jest/globals';

import { ADDRESS_MESSAGES } from '../../../../../nodes/IntronTranscribe/audio/remote/messages';
import {
	messageOfStatus,
	reasonOf,
} from '../../../../../nodes/IntronTranscribe/audio/remote/reasons';

type Name = keyof typeof ADDRESS_MESSAGES;

describe('a status without a file', () => {
	test.each<[number, Name]>([
		[401, 'signIn'],
		[402, 'signIn'],
		[403, 'signIn'],
		[407, 'signIn'],
		[404, 'gone'],
		[410, 'gone'],
		[408, 'busy'],
		[425, 'busy'],
		[429, 'busy'],
		[500, 'busy'],
		[599, 'busy'],
		[400, 'otherAnswer'],
		[204, 'otherAnswer'],
		[1404, 'otherAnswer'],
		[4040, 'otherAnswer'],
	])('%i: %s', (status, name) => {
		expect(messageOfStatus(status)).toBe(ADDRESS_MESSAGES[name]);
	});
});

describe('what is thrown', () => {
	test.each<[string, Name]>([
		['ENOTFOUND', 'unknownHost'],
		['EAI_AGAIN', 'unknownHost'],
		['CERT_HAS_EXPIRED', 'certificate'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
		['SELF_SIGNED', 'certificate'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
		['UNABLE_TO_GET_ISSUER', 'certificate'],
		['EPROTO', 'certificate'],
		['ECONNABORTED', 'noAnswer'],
		['ETIMEDOUT', 'noAnswer'],
		['ESOCKETTIMEDOUT', 'noAnswer'],
		['ERR_FR_TOO_MANY_REDIRECTS', 'manyRedirects'],
		['ECONNREFUSED', 'unreachable'],
		['EHOSTUNREACH', 'unreachable'],
		['ENETUNREACH', 'unreachable'],
		['EADDRNOTAVAIL', 'unreachable'],
		['ECONNRESET', 'brokenOff'],
		['AN ENOTFOUND', 'brokenOff'],
		['ECONNREFUSED too', 'brokenOff'],
	])('with the code %s, also on its cause: %s', (code, name) => {
		const thrown = Object.assign(new Error('no'), { code });
		expect(reasonOf(thrown)[0]).toBe(ADDRESS_MESSAGES[name]);
		expect(reasonOf(new Error('more', { cause: thrown }))[0]).toBe(ADDRESS_MESSAGES[name]);
	});

	test.each<[string, Name]>([
		['Maximum number of redirects exceeded', 'manyRedirects'],
		['The file exceeds the max size limit of 1 MB', 'tooLarge'],
	])('%j: %s', (words, name) => {
		expect(reasonOf(new Error(words))).toEqual([ADDRESS_MESSAGES[name], words]);
	});

	test('by n8n, which blocks an address: with what n8n says', () => {
		const blocked = Object.assign(new Error('The request was blocked'), {
			name: 'SsrfBlockedIpError',
			description: 'It is inside the network',
		});
		expect(reasonOf(blocked)).toEqual([
			ADDRESS_MESSAGES.blocked,
			'The request was blocked. It is inside the network',
		]);
	});

	test.each([undefined, null, 'ENOTFOUND', 5, {}])('and tells nothing: %j', (thrown) => {
		expect(reasonOf(thrown)).toEqual([ADDRESS_MESSAGES.brokenOff, '']);
	});
});
