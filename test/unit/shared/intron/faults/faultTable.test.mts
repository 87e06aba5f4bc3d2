import { describe, expect, test } from '@jest/globals';

import type { ReplyFault } from '../../../../../nodes/shared/intron/faults/fault';
import { faultTable } from '../../../../../nodes/shared/intron/faults/faultTable';
import { readReply } from '../../../../../nodes/shared/intron/reply';
import { TRANSPORT_CASES } from '../../../../support/service/faultCases.mts';

/** The faults of a node that has none of its own. */
const plain = faultTable([], [], {});

const own = (name: string, more: Partial<ReplyFault> = {}): ReplyFault => ({
	name,
	meaning: '',
	message: `The ${name}`,
	description: '',
	...more,
});

const answer = (httpStatus: number, message: string, status = 'Error') =>
	readReply(httpStatus, { data: {}, message, status });

describe('the fault that an answer of any endpoint is', () => {
	test.each<[number, string, string]>([
		[400, 'Insufficient balance to process it', 'insufficientBalance'],
		[200, 'insufficient balance', 'insufficientBalance'],
		[403, 'only an integrator account may do this', 'accountType'],
		[200, 'permission denied,access-key error', 'badKey'],
		[401, 'who are you', 'badKey'],
		[403, '', 'badKey'],
		[429, 'ratelimit exceeded', 'rateLimit'],
		[300, '', 'redirect'],
		[399, '', 'redirect'],
		[404, '', 'wrongAddress'],
		[405, '', 'wrongAddress'],
		[408, '', 'outage'],
		[400, '', 'refused'],
		[406, '', 'refused'],
		[499, '', 'refused'],
		[500, '', 'outage'],
		[599, '', 'outage'],
		[200, 'no', 'declined'],
		[103, 'no', 'declined'],
		[600, 'no', 'declined'],
	])('%i, %j: %s', (httpStatus, message, fault) => {
		expect(plain.ofReply(answer(httpStatus, message)).name).toBe(fault);
	});

	test.each<[number, unknown]>([
		[200, { data: {}, status: 'Ok' }],
		[200, ''],
		[0, '<html>'],
	])('%i, %j: unreadable', (httpStatus, body) => {
		expect(plain.ofReply(readReply(httpStatus, body)).name).toBe('unreadable');
	});
});

describe("a node's own faults", () => {
	const table = faultTable(
		[
			own('first', { httpStatuses: [200, 499], says: /length/ }),
			own('second', { says: /length|size/ }),
			own('balance', { says: /balance/ }),
			own('large', { httpStatuses: [413, 413] }),
		],
		[own('found')],
		{ refused: { message: 'In own words' }, notSent: { description: 'Not now.' } },
	);

	test.each<[string, number, string, string]>([
		['in their order', 400, 'bad length', 'first'],
		['within their statuses', 500, 'bad length', 'second'],
		['by what the service says', 499, 'bad size', 'second'],
		['by the status alone', 413, '', 'large'],
		['before what the status alone tells', 503, 'size', 'second'],
		[
			'after what the service names on any endpoint',
			400,
			'insufficient balance',
			'insufficientBalance',
		],
		['and no other answer', 400, 'else', 'refused'],
	])('are told %s', (_how, httpStatus, message, fault) => {
		expect(table.ofReply(answer(httpStatus, message)).name).toBe(fault);
	});

	test('are listed with all others, each once', () => {
		const names = table.all.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		const ownNames = ['first', 'second', 'balance', 'large', 'found'];
		expect(new Set(names)).toEqual(new Set([...plain.all.map(({ name }) => name), ...ownNames]));
	});

	test('can have other words than those of any endpoint, which stay as they are', () => {
		const refused = plain.ofReply(answer(400, ''));
		expect(table.ofReply(answer(400, ''))).toEqual({ ...refused, message: 'In own words' });
		expect(table.all).toContainEqual({ ...refused, message: 'In own words' });
		expect(table.notSent).toEqual({ ...plain.notSent, description: 'Not now.' });
		expect(refused.message).toBe('Intron refused the request');
	});
});

describe('the fault that a network error is', () => {
	test.each(TRANSPORT_CASES)('%j: %s', (code, fault) => {
		expect(plain.ofTransport(code).name).toBe(fault);
	});

	test('is in the table', () => {
		for (const [code] of TRANSPORT_CASES) expect(plain.all).toContain(plain.ofTransport(code));
	});

	test('tells that nothing was sent only where that is sure', () => {
		for (const [code, name] of TRANSPORT_CASES) {
			const isSure = ['unreachable', 'certificate', 'addressBlocked'].includes(name);
			const { mayBeAccepted = false, description } = plain.ofTransport(code);
			expect(mayBeAccepted).toBe(!isSure);
			expect(description.includes('Nothing was sent.')).toBe(isSure);
		}
	});
});

test('the words for any node name nothing that only one has', () => {
	for (const { message, description, meaning } of plain.all) {
		expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
		expect(`${message} ${description} ${meaning}`).not.toMatch(/recording|transcript|file/i);
	}
});
