import { describe, expect, test } from '@jest/globals';
import nock from 'nock';

import type { Fault } from '../../../../nodes/shared/intron/faults/fault';
import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import { judgeUpload } from '../../../../nodes/IntronTranscribe/api';
import { readReply } from '../../../../nodes/shared/intron/reply';
import { MAX_TRIES } from '../../../../nodes/shared/intron/retry';
import type { EngineResult } from '../../../support/engine/engine.mts';
import { runNode } from '../../../support/engine/engine.mts';
import { FAULT_CASES, TRANSPORT_CASES } from '../../../support/service/faultCases.mts';
import type { ServiceAnswer } from '../../../support/service/nockService.mts';
import {
	answerUploads,
	CREDENTIAL,
	networkError,
	recordingItem,
} from '../../../support/service/nockService.mts';

/** Runs the node on one recording, which fails; returns the error and how many uploads came. */
async function failWith(answer: ServiceAnswer) {
	const uploads = answerUploads(answer);
	const { error, outputs } = await runNode({
		// Without this a recording that is too long is sent by the other way.
		parameters: { options: { longRecordings: 'refuse' } },
		items: [recordingItem()],
		credential: CREDENTIAL,
	});
	expect(outputs).toEqual([]);
	if (!error) throw new Error('It did not fail');
	return { error, uploads: uploads.count };
}

/** A fault that surely left nothing at the service is tried again, all others would be billed twice. */
const triesOf = ({ mayPass, mayBeAccepted }: Fault) => (mayPass && !mayBeAccepted ? MAX_TRIES : 1);

function expectWording(error: EngineResult['error'], { message, description }: Fault) {
	expect(error?.message).toBe(message);
	expect(error?.description).toContain(description);
	expect(error?.description).toContain('File: yes.wav.');
	expect(error?.description).not.toMatch(/undefined|null|<html|\s\s/);
}

describe('an answer that is a fault', () => {
	test.each(FAULT_CASES)(
		'$httpStatus, $what: $fault',
		async ({ httpStatus, body, fault: name }) => {
			const reply = readReply(httpStatus, body);
			const verdict = judgeUpload(reply);
			if (verdict.state !== 'refused') throw new Error('It is no fault');
			const { fault, id } = verdict;
			const { error, uploads } = await failWith({ status: httpStatus, body });
			expectWording(error, fault);
			expect(error.httpCode).toBe(String(httpStatus));
			expect(error.context).toMatchObject({ fault: name, itemIndex: 0, fileName: 'yes.wav' });
			expect(error.context.fileId).toBe(id);
			expect(uploads).toBe(triesOf(fault));
		},
	);

	test("quotes the service's own words", async () => {
		const body = { data: {}, message: 'we do\n  not like it', status: 'Error' };
		const { error } = await failWith({ status: 400, body });
		expect(error.description).toContain('Intron said: "we do not like it".');
	});

	test('names the file id where the service told one', async () => {
		const body = { data: { file_id: 'a1', processing_status: 'FILE_PROCESSING_FAILED' } };
		const { error } = await failWith({ status: 200, body });
		expect(error.description).toContain('File ID: a1.');
	});

	test.each(['ECONNRESET', 'EPERM: not permitted', 'x'.repeat(5000), 'ይቅርታ 🎧', '"', '{{ 1 }}'])(
		'keeps its own message when the service says %j',
		async (message) => {
			const { error } = await failWith({ status: 500, body: { message } });
			expect(error.message).toBe('Intron is not available right now');
			expect(error.description).toContain(message.slice(0, 200));
			expect(error.description?.length).toBeLessThan(600);
		},
	);
});

describe('a network error', () => {
	test.each(TRANSPORT_CASES)('%j: %s', async (code, name) => {
		const fault = FAULTS.ofTransport(code);
		const { error, uploads } = await failWith(networkError(code));
		expectWording(error, fault);
		expect(error.httpCode).toBeNull();
		expect(error.context).toMatchObject({ fault: name, itemIndex: 0, fileName: 'yes.wav' });
		expect(uploads).toBe(triesOf(fault));
	});
});

test.each([301, 302, 303, 307, 308])(
	'a redirect (%i) is not followed: neither the recording nor the key goes to its target',
	async (status) => {
		const target = nock('https://elsewhere.test').persist();
		let contacts = 0;
		target.on('request', () => {
			contacts += 1;
		});
		target.get(/.*/).reply(200, {}).post(/.*/).reply(200, {});
		const headers = { location: 'https://elsewhere.test/file/v1/upload/sync' };
		const { error, uploads } = await failWith({ status, body: '', headers });
		expect(error.context.fault).toBe('redirect');
		expect([uploads, contacts]).toEqual([1, 0]);
	},
);
