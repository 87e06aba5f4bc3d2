import fc from 'fast-check';

import { anyText } from '../random/properties.mts';

/** Any HTTP status, mostly those that the service and gateways give. */
export const anyStatus = fc.oneof(
	fc.constantFrom(200, 202, 302, 400, 403, 408, 429, 500, 502, 503, 504),
	fc.integer({ min: 0, max: 999 }),
);

const anyValue = fc.oneof(
	fc.jsonValue(),
	anyText('FILE_QUEUED', 'FILE_TRANSCRIBED', 'FILE_PROCESSING_FAILED', '"file_id": "a1"'),
	fc.double(),
);

/** Something that looks like an answer of the service, with anything in its fields. */
export const envelope = fc.record(
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
export const anyBody: fc.Arbitrary<unknown> = fc.oneof(
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

/** What a body holds, whichever way it was delivered. */
export function unpacked(body: unknown): unknown {
	try {
		return typeof body === 'string' ? unpacked(JSON.parse(body)) : body;
	} catch {
		return undefined;
	}
}
