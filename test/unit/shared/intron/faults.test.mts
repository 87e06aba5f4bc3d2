import { describe, expect, test } from '@jest/globals';

import type { Fault } from '../../../../nodes/shared/intron/faults';
import {
	faultOfReply,
	faultOfTransport,
	REPLY_FAULTS,
	TRANSPORT_FAULTS,
} from '../../../../nodes/shared/intron/faults';
import { readReply } from '../../../../nodes/shared/intron/reply';
import { FAULT_CASES, TRANSPORT_CASES } from '../../../support/service/faultCases.mts';

const ODD_TEXTS = [
	'',
	'  \n',
	'ECONNRESET',
	'EPERM: operation not permitted',
	'undefined',
	'[object Object]',
	'<html><body>Bad Gateway',
	'{"message":',
	'\u0000\u001b[31m',
	'تم رفض الملف 🎧',
	'language template duration too long',
	'x'.repeat(10_000),
];

const everyStatus = Array.from({ length: 500 }, (_, index) => 100 + index);

const everyFault = everyStatus.flatMap((httpStatus) =>
	ODD_TEXTS.map((message) => ({
		httpStatus,
		fault: faultOfReply(readReply(httpStatus, { message, data: {} })),
	})),
);

describe('the fault that an answer is', () => {
	test.each(FAULT_CASES)('$httpStatus, $what: $fault', ({ httpStatus, body, fault }) => {
		expect(faultOfReply(readReply(httpStatus, body)).name).toBe(fault);
	});

	test('covers every fault of the table', () => {
		const named = new Set(FAULT_CASES.map(({ fault }) => fault));
		for (const { name } of REPLY_FAULTS) expect(named).toContain(name);
	});

	test('is told in words, whatever the status and the message', () => {
		const isWorded = ({ name, message, description }: Fault) =>
			/^[a-z][A-Za-z]+$/.test(name) &&
			/^[A-Z].{10,80}$/.test(message) &&
			/^[A-Z].{10,}\.$/.test(description);
		expect(everyFault.filter(({ fault }) => !isWorded(fault))).toEqual([]);
	});

	test('lets an upload be sent again after a 429 only, since the service bills each one', () => {
		const resendable = everyFault.filter(
			({ fault: { mayPass = false, mayBeAccepted } }) => mayPass && !mayBeAccepted,
		);
		expect(new Set(resendable.map(({ httpStatus }) => httpStatus))).toEqual(new Set([429]));
	});
});

describe('the fault that a network error is', () => {
	test.each(TRANSPORT_CASES)('%j: %s', (code, fault) => {
		expect(faultOfTransport(code).name).toBe(fault);
	});

	test('covers every fault of the table', () => {
		const named = new Set(TRANSPORT_CASES.map(([, fault]) => fault));
		for (const { name } of TRANSPORT_FAULTS) expect(named).toContain(name);
	});

	test('tells that nothing was sent only where that is sure', () => {
		for (const [code, name] of TRANSPORT_CASES) {
			const isSure = name === 'unreachable' || name === 'certificate';
			const { mayBeAccepted, description } = faultOfTransport(code);
			expect(mayBeAccepted).toBe(!isSure);
			expect(description.includes('Nothing was sent.')).toBe(isSure);
		}
	});
});

test('the words of all faults follow the guidelines of n8n', () => {
	for (const { message, description } of [...REPLY_FAULTS, ...TRANSPORT_FAULTS]) {
		expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
		expect(message).not.toMatch(/\.$/);
	}
});
