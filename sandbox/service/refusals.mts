/**
 * Every way in which the service turns a request down, in its own words where they are known
 * (`permission denied,…`, `insufficient balance …`, `file not found`, `ratelimit exceeded …`). Texts
 * that nobody captured follow the pattern of the documented errors of text to speech, such as
 * `invalid text voice language,xx not supported`.
 */
import type { RateLimit } from './endpoints.mts';
import type { Reply } from './reply.mts';
import { errorReply, htmlReply, withHeaders } from './reply.mts';

/** What the texts of refusals mention. */
export interface RefusalFacts {
	/** The key that came with the request. */
	readonly key: string;
	/** The language of the upload. */
	readonly language: string;
	/** Longest recording of the synchronous endpoint, in seconds. */
	readonly audioLimit: number;
}

export type Refusal = (facts: RefusalFacts) => Reply;

export function rateLimited({ requests, per }: RateLimit): Reply {
	return errorReply(429, `ratelimit exceeded ${requests} per 1 ${per}`);
}

export function missingField(name: string): Reply {
	return errorReply(400, `missing required field,${name}`);
}

export const REFUSALS = {
	badKey: () => errorReply(403, 'permission denied,access-key error'),
	repeatedKey: ({ key }) => errorReply(403, `permission denied,access-key error: ${key}`),
	integrator: () => errorReply(403, 'permission denied,not available for an integrator account'),
	balance: () => errorReply(400, 'insufficient balance to process the file'),
	tooLong: ({ audioLimit }) =>
		errorReply(400, `audio file duration greater than the max limit of ${audioLimit} seconds`),
	tooShort: () => errorReply(400, 'audio file duration less than minimum of 1 second'),
	language: ({ language }) =>
		errorReply(400, `invalid use_language_asr_input language,${language} not supported`),
	template: () => errorReply(400, 'invalid use_template_id,template not found'),
	missingName: () => missingField('audio_file_name'),
	emptyFile: () => errorReply(400, 'audio file is empty'),
	tooLarge: () => errorReply(413, 'audio file size greater than the max limit of 100 MB'),
	format: () => errorReply(415, 'audio file format not supported'),
	unreadableForm: () => errorReply(400, 'bad request,multipart/form-data expected'),
	unknownFile: () => errorReply(500, 'file not found'),
	internalError: () => errorReply(500, 'internal server error'),
	outage: () => errorReply(503, 'service unavailable'),
	errorInSuccess: () => errorReply(200, 'error processing the file'),
	rateLimit: () =>
		withHeaders(rateLimited({ requests: 30, per: 'minute' }), { 'retry-after': '1' }),
	badGateway: () => htmlReply(502, '502 Bad Gateway'),
	noSuchPage: () => htmlReply(404, '404 Not Found'),
	redirect: () =>
		withHeaders(htmlReply(302, '302 Found'), { location: '/moved-by-the-redirect-scenario' }),
} as const satisfies Record<string, Refusal>;
