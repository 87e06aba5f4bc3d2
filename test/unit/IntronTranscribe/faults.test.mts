import { describe, expect, test } from '@jest/globals';

import { judgeUpload } from '../../../nodes/IntronTranscribe/api';
import {
	FAULTS,
	NO_TRANSCRIPT,
	PROCESSING_FAILED,
	TOO_LONG,
} from '../../../nodes/IntronTranscribe/faults';
import type { Fault } from '../../../nodes/shared/intron/faults/fault';
import { readReply } from '../../../nodes/shared/intron/reply';
import type { FaultCase } from '../../support/service/faultCases.mts';
import { FAULT_CASES, TRANSPORT_CASES } from '../../support/service/faultCases.mts';

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
		fault: FAULTS.ofReply(readReply(httpStatus, { message, data: {} })),
	})),
);

/** Texts that nobody has seen; two settings with a language must not be taken for each other. */
const LANGUAGE_CASES: readonly FaultCase[] = [
	'use_language_data_extraction_output is not supported',
	'output language not supported',
	'the language of the output is unknown',
	'no answer in this language',
].map((message) => ({
	what: message,
	httpStatus: 400,
	body: { data: {}, message, status: 'Error' },
	fault: 'badAnswerLanguage',
}));

const CASES = [...FAULT_CASES, ...LANGUAGE_CASES];

/** The faults that an answer does not tell. */
const WITHOUT_ANSWER = [...new Set(TRANSPORT_CASES.map(([, fault]) => fault)), 'notSent'];

describe('the fault that an answer is', () => {
	test.each(CASES)('$httpStatus, $what: $fault', ({ httpStatus, body, fault }) => {
		expect(judgeUpload(readReply(httpStatus, body))).toMatchObject({
			state: 'refused',
			fault: { name: fault },
		});
	});

	test('covers every fault of the table', () => {
		const named = new Set([...CASES.map(({ fault }) => fault), ...WITHOUT_ANSWER]);
		expect(named).toEqual(new Set(FAULTS.all.map(({ name }) => name)));
	});

	test('is told in words, whatever the status and the message', () => {
		const isWorded = ({ name, message, description }: Fault) =>
			/^[a-z][A-Za-z]+$/.test(name) &&
			/^[A-Z].{10,80}$/.test(message) &&
			/^[A-Z].{10,}\.$/.test(description);
		expect(everyFault.filter(({ fault }) => !isWorded(fault))).toEqual([]);
	});

	test('lets an upload be sent again only where it surely was not taken, since each one is billed', () => {
		const resendable = everyFault.filter(
			({ fault: { mayPass, mayBeAccepted } }) => mayPass && !mayBeAccepted,
		);
		expect(new Set(resendable.map(({ httpStatus }) => httpStatus))).toEqual(
			new Set([429, 521, 523, 525, 526]),
		);
	});
});

test.each([
	['insufficientBalance', /this recording$/, /voice\.intron\.io/],
	['accountType', /account/, /'Start Transcription'/],
	['declined', /^Intron refused the recording$/, /the recording\.$/],
	['refused', /^Intron refused the request$/, /the recording\.$/],
	['unreadable', /neither a transcript nor a file ID$/, /'Base URL'/],
	['redirect', /'Base URL'/, /^Enter .+ Recordings are never sent on to a redirect\.$/],
	['timeout', /in time$/, /'Answer Time-Out \(Seconds\)'/],
	['tooLong', /too long/, /60 seconds or 120 seconds.+'Start Transcription'/],
])('%s is told in the words of the panel', (name, message, description) => {
	expect(FAULTS.all.filter((fault) => fault.name === name)).toEqual([
		expect.objectContaining({
			message: expect.stringMatching(message),
			description: expect.stringMatching(description),
		}),
	]);
});

test('what the node itself finds in an answer is in the table as it is', () => {
	for (const fault of [TOO_LONG, PROCESSING_FAILED, NO_TRANSCRIPT]) {
		expect(FAULTS.all).toContain(fault);
	}
});

test('the words of all faults follow the guidelines of n8n', () => {
	for (const { message, description } of FAULTS.all) {
		expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
		expect(message).not.toMatch(/\.$/);
	}
});
