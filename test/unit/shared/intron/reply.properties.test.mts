import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { idIn, readReply } from '../../../../nodes/shared/intron/reply';
import { anyText, holds } from '../../../support/random/properties.mts';
import { anyBody, anyStatus, envelope, unpacked } from '../../../support/unit/anyReply.mts';

/** The id in an answer. */
const idOf = (httpStatus: number, body: unknown) => idIn(readReply(httpStatus, body), 'file_id');

/** All texts and numbers in a value, however deep. */
function leaves(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [value];
	return Object.values(value).flatMap(leaves);
}

describe('any answer', () => {
	test('is read without a break', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const reply = readReply(httpStatus, body);
				const { message, processingStatus, text } = reply;
				for (const read of [message, processingStatus, text]) expect(typeof read).toBe('string');
				for (const read of [reply.body, reply.data]) expect(Object(read)).toBe(read);
			}),
			5,
		);
	});

	test('gives no file id that is not in it', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const fileId = idOf(httpStatus, body);
				if (fileId === undefined) return;
				expect(fileId).not.toBe('');
				expect(fileId).toBe(fileId.trim());
				const inBody = leaves(unpacked(body)).some((leaf) => String(leaf).trim() === fileId);
				const inText = typeof body === 'string' && body.includes(fileId);
				expect(inBody || inText).toBe(true);
			}),
			5,
		);
	});

	test('is the same when a gateway packs it twice', async () => {
		await holds(
			fc.property(anyStatus, envelope, (httpStatus, body) => {
				const text = JSON.stringify(body);
				const reply = readReply(httpStatus, JSON.parse(text));
				expect(readReply(httpStatus, text)).toEqual(reply);
				expect(readReply(httpStatus, JSON.stringify(text))).toEqual(reply);
			}),
		);
	});
});

describe('the file id, which was paid for', () => {
	/** UUIDs as the service gives them, and whatever else it might think of. */
	const anyId = fc
		.oneof(fc.uuid(), fc.stringMatching(/^[\w-]{1,64}$/), anyText())
		.map((id) => id.trim())
		.filter((id) => id !== '');

	/** An answer with the id at one of the places where it was met, among other fields. */
	const withId = fc
		.tuple(
			anyId,
			fc.boolean(),
			fc.dictionary(anyText(), anyText()),
			anyText('"file_id": "other"', '{"file_id":"other"}'),
		)
		.map(([fileId, isInData, more, audio_transcript]) => {
			const fields = { ...more, audio_transcript, file_id: fileId };
			const body = isInData
				? { data: fields, message: audio_transcript, status: 'Ok' }
				: { message: audio_transcript, ...fields, data: {} };
			return { fileId, body };
		});

	test('is never lost', async () => {
		await holds(
			fc.property(anyStatus, withId, (httpStatus, { fileId, body }) => {
				const text = JSON.stringify(body);
				const forms = [body, text, JSON.stringify(body, null, 2), JSON.stringify(text)];
				for (const form of forms) expect(idOf(httpStatus, form)).toBe(fileId);
			}),
		);
	});

	test('is the same or none when it is a number, of which JavaScript may lose digits', async () => {
		await holds(
			fc.property(fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }), (number) => {
				const fileId = idOf(200, `{"data":{"file_id":${number}}}`);
				expect([String(number), undefined]).toContain(fileId);
			}),
		);
		await holds(
			fc.property(fc.maxSafeInteger(), (number) => {
				expect(idOf(200, { data: { file_id: number } })).toBe(String(number));
			}),
		);
	});

	test('is the same or none, but never a part of it, when the answer is cut', async () => {
		await holds(
			fc.property(withId, fc.nat(), fc.boolean(), ({ fileId, body }, cut, isTwice) => {
				const text = isTwice ? JSON.stringify(JSON.stringify(body)) : JSON.stringify(body);
				const bytes = Buffer.from(text);
				const head = bytes.subarray(0, cut % bytes.length).toString();
				expect([fileId, undefined]).toContain(idOf(200, head));
			}),
			5,
		);
	});

	test('is there as soon as it has come in whole, if it is one that could be in a URL', async () => {
		const withPlainId = withId.filter(({ fileId }) => /^[\w-]+$/.test(fileId));
		await holds(
			fc.property(withPlainId, fc.nat(), ({ fileId, body }, cut) => {
				const text = JSON.stringify(body);
				const field = `"file_id":"${fileId}"`;
				const end = text.lastIndexOf(field) + field.length;
				const head = text.slice(0, end + (cut % (text.length - end)));
				expect(idOf(200, head)).toBe(fileId);
			}),
		);
	});
});
