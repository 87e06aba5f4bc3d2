import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { judgeLook, judgeUpload } from '../../../../nodes/IntronTranscribe/api';
import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import { idIn, isUsableId, readReply } from '../../../../nodes/shared/intron/reply';
import { holds } from '../../../support/random/properties.mts';
import { anyBody, anyStatus, unpacked } from '../../../support/unit/anyReply.mts';

const NAMES = FAULTS.all.map(({ name }) => name);

const STATES = ['done', 'processing', 'refused'];

describe('any answer', () => {
	test('is judged to be in one of the states, and any refusal is a fault in words', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const reply = readReply(httpStatus, body);
				for (const verdict of [judgeUpload(reply), judgeLook('a1')(reply)]) {
					expect(STATES).toContain(verdict.state);
					if (verdict.state === 'refused') expect(NAMES).toContain(verdict.fault.name);
				}
				expect(FAULTS.ofReply(reply).message).not.toBe('');
			}),
			5,
		);
	});

	test('gives no transcript that is not in it, and none of what is no success', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const reply = readReply(httpStatus, body);
				const { data } = (unpacked(body) ?? {}) as { data?: { audio_transcript?: unknown } | null };
				for (const verdict of [judgeUpload(reply), judgeLook('a1')(reply)]) {
					if (verdict.state !== 'done') continue;
					expect(typeof verdict.done.transcript).toBe('string');
					expect(verdict.done.transcript).toBe(data?.audio_transcript);
					expect(httpStatus >= 200 && httpStatus < 300).toBe(true);
				}
			}),
			5,
		);
	});

	test('without a file id never says that the service works on a file', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const reply = readReply(httpStatus, body);
				const told = idIn(reply, 'file_id');
				const id = told !== undefined && isUsableId(told) ? told : undefined;
				const verdict = judgeUpload(reply);
				expect(verdict.id).toBe(id);
				if (id === undefined) expect(verdict.state).not.toBe('processing');
			}),
			5,
		);
	});

	test('to a look is about the file that was asked for', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				expect(judgeLook('a1')(readReply(httpStatus, body)).id).toBe('a1');
			}),
		);
	});
});
