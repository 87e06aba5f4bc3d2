import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { faultOfReply } from '../../../../nodes/shared/intron/faults';
import { readReply, stateOfFile, stateOfUpload } from '../../../../nodes/shared/intron/reply';
import { anyText, holds } from '../../../support/random/properties.mts';

const STATES = ['transcribed', 'processing', 'refused'];

const anyStatus = fc.oneof(
	fc.constantFrom(200, 202, 302, 400, 403, 408, 429, 500, 502, 503, 504),
	fc.integer({ min: 0, max: 999 }),
);

const anyValue = fc.oneof(
	fc.jsonValue(),
	anyText('FILE_QUEUED', 'FILE_TRANSCRIBED', 'FILE_PROCESSING_FAILED', '"file_id": "a1"'),
	fc.double(),
);

/** Something that looks like an answer of the service, with anything in its fields. */
const envelope = fc.record(
	{
		data: fc.oneof(
			anyValue,
			fc.record(
				{
					file_id: anyValue,
					processing_status: anyValue,
					audio_transcript: anyValue,
					transcript_summary: anyValue,
				},
				{ requiredKeys: [] },
			),
		),
		file_id: anyValue,
		message: anyValue,
		status: fc.oneof(fc.constantFrom('Ok', 'Error'), anyValue),
	},
	{ requiredKeys: [] },
);

/** A body as n8n's HTTP client can deliver it: parsed, text, bytes or nothing. */
const anyBody: fc.Arbitrary<unknown> = fc.oneof(
	envelope,
	envelope.map((body) => JSON.stringify(body)),
	envelope.map((body) => JSON.stringify(JSON.stringify(body))),
	envelope.map((body) => `<pre>${JSON.stringify(body)}</pre>`),
	fc.jsonValue(),
	fc.json(),
	anyText('"file_id"', ':', '"a1"', '{"data":{', '}'),
	fc.uint8Array().map((bytes) => Buffer.from(bytes)),
	fc.constant(undefined),
);

/** All texts and numbers in a value, however deep. */
function leaves(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [value];
	return Object.values(value).flatMap(leaves);
}

/** What a body holds, whichever way it was delivered. */
function unpacked(body: unknown): unknown {
	try {
		return typeof body === 'string' ? unpacked(JSON.parse(body)) : body;
	} catch {
		return undefined;
	}
}

describe('any answer', () => {
	test('is read without a break, and judged to be in one of the states', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const reply = readReply(httpStatus, body);
				expect(STATES).toContain(stateOfUpload(reply));
				expect(STATES).toContain(stateOfFile(reply));
				expect(faultOfReply(reply).message).not.toBe('');
				expect([typeof reply.message, typeof reply.processingStatus]).toEqual(['string', 'string']);
			}),
			5,
		);
	});

	test('gives no transcript that is not in it, and none of what is no success', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const reply = readReply(httpStatus, body);
				const { data } = (unpacked(body) ?? {}) as { data?: { audio_transcript?: unknown } | null };
				if (reply.transcript !== undefined) expect(reply.transcript).toBe(data?.audio_transcript);
				const isSuccess = httpStatus >= 200 && httpStatus < 300;
				for (const state of [stateOfUpload(reply), stateOfFile(reply)]) {
					if (state !== 'transcribed') continue;
					expect(reply.transcript).toBeDefined();
					expect(isSuccess).toBe(true);
				}
			}),
			5,
		);
	});

	test('gives no file id that is not in it', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const { fileId } = readReply(httpStatus, body);
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

	test('without a file id never says that the service works on a file', async () => {
		await holds(
			fc.property(anyStatus, anyBody, (httpStatus, body) => {
				const reply = readReply(httpStatus, body);
				if (reply.fileId === undefined) expect(stateOfUpload(reply)).not.toBe('processing');
			}),
			5,
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
				for (const form of forms) expect(readReply(httpStatus, form).fileId).toBe(fileId);
			}),
		);
	});

	test('is the same or none when it is a number, of which JavaScript may lose digits', async () => {
		await holds(
			fc.property(fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }), (number) => {
				const { fileId } = readReply(200, `{"data":{"file_id":${number}}}`);
				expect([String(number), undefined]).toContain(fileId);
			}),
		);
		await holds(
			fc.property(fc.maxSafeInteger(), (number) => {
				expect(readReply(200, { data: { file_id: number } }).fileId).toBe(String(number));
			}),
		);
	});

	test('is the same or none, but never a part of it, when the answer is cut', async () => {
		await holds(
			fc.property(withId, fc.nat(), fc.boolean(), ({ fileId, body }, cut, isTwice) => {
				const text = isTwice ? JSON.stringify(JSON.stringify(body)) : JSON.stringify(body);
				const bytes = Buffer.from(text);
				const head = bytes.subarray(0, cut % bytes.length).toString();
				expect([fileId, undefined]).toContain(readReply(200, head).fileId);
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
				expect(readReply(200, head).fileId).toBe(fileId);
			}),
		);
	});
});
