import { describe, expect, test } from '@jest/globals';
import { NodeApiError } from 'n8n-workflow';

import { judgeUpload } from '../../../../nodes/IntronTranscribe/api';
import { TERMS } from '../../../../nodes/IntronTranscribe/catalog/terms';
import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import { readReply } from '../../../../nodes/shared/intron/reply';
import type { ItemFault } from '../../../../nodes/shared/run/apiError';
import { apiError } from '../../../../nodes/shared/run/apiError';
import { refusal } from '../../../support/service/replies.mts';
import { itemWith } from '../../../support/unit/items.mts';

const NOT_SENT_AGAIN =
	'Intron may have accepted the recording all the same. To keep you from paying twice, it is not sent again in this execution.';

const errorFor = (
	refused: Pick<ItemFault, 'fault' | 'reply'>,
	more: Partial<ItemFault> = {},
): NodeApiError => apiError(itemWith({}, 3), TERMS, { ...refused, fileName: '', ...more });

/** A refusal by this answer of the service. */
function refused(httpStatus: number, body: unknown): Pick<ItemFault, 'fault' | 'reply'> {
	const reply = readReply(httpStatus, body);
	const verdict = judgeUpload(reply);
	if (verdict.state !== 'refused') throw new Error('This answer is no refusal');
	return { fault: verdict.fault, reply };
}

const lost = { fault: FAULTS.ofTransport('ECONNRESET') };

describe('the error that the user sees', () => {
	test('is one of n8n, of the item, with all that is known', () => {
		const body = { ...refusal('we do not like it'), data: { processing_status: 'FILE_PENDING' } };
		const error = errorFor(refused(400, body), { fileName: 'a.mp3', id: 'a1' });
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
		expect(errorFor(lost, { id: 'a1' }).description).toBe('Try again later. File ID: a1.');
	});

	test('tells of an answer that can not be used', () => {
		expect(errorFor(refused(200, { data: {} }))).toMatchObject({
			message: "Intron's answer holds neither a transcript nor a file ID",
			httpCode: '200',
		});
	});

	test('is in the terms of the node', () => {
		const terms = { subject: 'text', idKey: 'speechId', idTitle: 'Speech ID' };
		const doubtful = apiError(itemWith(), terms, { ...lost, fileName: '' });
		expect(doubtful.description).toBe(
			`Try again later. ${NOT_SENT_AGAIN.replace('recording', 'text')}`,
		);
		const known = apiError(itemWith(), terms, { ...lost, fileName: '', id: 's1' });
		expect(known.description).toBe('Try again later. Speech ID: s1.');
		expect(known.context).toMatchObject({ fault: 'connectionLost', speechId: 's1' });
		expect(known.context).not.toHaveProperty('fileId');
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
