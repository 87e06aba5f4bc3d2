import { describe, expect, test } from '@jest/globals';

import { causesOf, responseOf, transportCode } from '../../../../nodes/shared/intron/transport';

describe('the causes of an error', () => {
	test('are followed from the outermost one', () => {
		const innermost = { code: 'EPIPE' };
		const inner = { name: 'AxiosError', cause: innermost };
		const outer = { name: 'NodeApiError', cause: inner };
		expect(causesOf(outer)).toEqual([outer, inner, innermost]);
	});

	test.each([undefined, null, 'a text', 17])('end at what is no object: %j', (cause) => {
		expect(causesOf(cause)).toEqual([]);
		expect(causesOf({ cause })).toEqual([{ cause }]);
	});

	test('are followed no further than five', () => {
		const error: { cause?: unknown } = {};
		error.cause = error;
		expect(causesOf(error)).toHaveLength(5);
	});
});

describe('the code of a network error', () => {
	test.each<[string, unknown, string]>([
		['its own', { code: 'ECONNRESET' }, 'ECONNRESET'],
		["n8n's", { httpCode: 'ECONNREFUSED' }, 'ECONNREFUSED'],
		['of its cause', { cause: { code: 'ETIMEDOUT' } }, 'ETIMEDOUT'],
		['of its innermost cause', { code: 'ERR_A', cause: { code: 'ENOTFOUND' } }, 'ENOTFOUND'],
		['its own before that of n8n', { code: 'EPIPE', httpCode: '500' }, 'EPIPE'],
		[
			'what n8n blocks',
			{ code: 'ERR_A', cause: { name: 'SsrfBlockedIpError' } },
			'SsrfBlockedIpError',
		],
		['another name', { name: 'NotSsrfError', httpCode: 'ERR_A' }, 'ERR_A'],
		['an empty one before another', { code: 'EPIPE', cause: { code: '' } }, 'EPIPE'],
		['a number before a text', { code: 'EPIPE', cause: { code: 17 } }, 'EPIPE'],
		["n8n's on a cause, which is that of a response", { cause: { httpCode: '404' } }, ''],
		['none', new Error('socket hang up'), ''],
		['none of what is no error', undefined, ''],
	])('is %s', (_what, error, code) => {
		expect(transportCode(error)).toBe(code);
	});
});

describe('the refusal that came although the request broke off', () => {
	const headers = { 'retry-after': '7' };

	test.each([400, 413, 503])('has its status, headers and body: %d', (status) => {
		const refusal = { statusCode: status, headers, body: 'too large' };
		const response = { status, headers, data: 'too large' };
		expect(responseOf({ response })).toEqual(refusal);
		expect(responseOf({ cause: { cause: { response } } })).toEqual(refusal);
	});

	test('may have come without headers', () => {
		expect(responseOf({ response: { status: 400 } })).toEqual({
			statusCode: 400,
			headers: {},
			body: undefined,
		});
	});

	test.each([
		['a success, of which the result is missing', { response: { status: 200, data: 'ok' } }],
		['a redirect', { response: { status: 399 } }],
		['a status that is no number', { response: { status: '500' } }],
		['a response without a status', { response: {} }],
		['no response', { code: 'ECONNRESET' }],
		['no error', undefined],
	])('is missing: %s', (_what, error) => {
		expect(responseOf(error)).toBeUndefined();
	});

	test('is the outermost one', () => {
		const cause = { response: { status: 500 } };
		expect(responseOf({ response: { status: 200 }, cause })?.statusCode).toBe(500);
		expect(responseOf({ response: { status: 413 }, cause })?.statusCode).toBe(413);
	});
});
