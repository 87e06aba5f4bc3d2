import { describe, expect, test } from '@jest/globals';
import { NodeApiError } from 'n8n-workflow';

import type { Answer } from '../../../../nodes/shared/intron/client';
import { faultOfReply, faultOfTransport } from '../../../../nodes/shared/intron/faults';
import { readReply } from '../../../../nodes/shared/intron/reply';
import type { FailedItem } from '../../../../nodes/shared/intron/serviceError';
import { serviceError } from '../../../../nodes/shared/intron/serviceError';
import { nodeContext } from '../../../support/unit/nodeContext.mts';
import { refusal } from '../../../support/service/replies.mts';

const item: FailedItem = { itemIndex: 3, fileName: '', fileId: undefined };

const NOT_SENT_AGAIN =
	'Intron may have accepted the recording all the same. To keep you from paying twice, it is not sent again in this execution.';

function errorFor(answer: Answer, more: Partial<FailedItem> = {}): NodeApiError {
	return serviceError({ context: nodeContext() }, answer, { ...item, ...more });
}

/** A refusal by this answer of the service. */
function refused(httpStatus: number, body: unknown): Answer {
	const reply = readReply(httpStatus, body);
	return { state: 'refused', reply, fault: faultOfReply(reply) };
}

const lost: Answer = { state: 'refused', fault: faultOfTransport('ECONNRESET') };

describe('the error that the user sees', () => {
	test('is one of n8n, of the item, with all that is known', () => {
		const body = { ...refusal('we do not like it'), data: { processing_status: 'FILE_PENDING' } };
		const error = errorFor(refused(400, body), { fileName: 'a.mp3', fileId: 'a1' });
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Intron refused the request',
			description:
				'Check the settings of the node and the recording. Intron said: "we do not like it". Status: FILE_PENDING. File: a.mp3. File ID: a1.',
			httpCode: '400',
			context: { itemIndex: 3, fault: 'refused', fileName: 'a.mp3', fileId: 'a1' },
		});
	});

	test('says nothing of what is not known', () => {
		expect(errorFor(refused(400, ''))).toMatchObject({
			message: 'Intron refused the request',
			description: 'Check the settings of the node and the recording.',
			context: { fault: 'refused', fileName: '', fileId: undefined },
		});
	});

	test('warns of paying twice when the fate of an upload is not known', () => {
		expect(errorFor(lost)).toMatchObject({
			message: 'The connection to Intron was lost before the answer came',
			description: `Try again later. ${NOT_SENT_AGAIN}`,
			httpCode: null,
		});
	});

	test('does not warn of it when there is a file ID', () => {
		expect(errorFor(lost, { fileId: 'a1' }).description).toBe('Try again later. File ID: a1.');
	});

	test('tells the fault of an answer that is no refusal, but can not be used', () => {
		const reply = readReply(200, { data: {} });
		expect(errorFor({ state: 'processing', reply })).toMatchObject({
			message: "Intron's answer holds neither a transcript nor a file ID",
			httpCode: '200',
		});
	});

	test('quotes the service on one line', () => {
		const { description } = errorFor(refused(400, refusal(' a\r\n\tb  c ')));
		expect(description).toContain(' Intron said: "a b c".');
	});

	test.each([
		[300, 'x'.repeat(300)],
		[301, `${'x'.repeat(300)}…`],
		[9_000, `${'x'.repeat(300)}…`],
	])('quotes of %i characters no more than 300', (length, quoted) => {
		const { description } = errorFor(refused(400, refusal('x'.repeat(length))));
		expect(description).toContain(` Intron said: "${quoted}".`);
	});
});
