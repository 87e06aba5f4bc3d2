/**
 * Every way in which the service turns a request down, in its own words where they are known
 * (`permission denied,…`, `insufficient balance …`, `file not found`, `ratelimit exceeded …`, and
 * those of text to speech such as `invalid text voice language,xx not supported`). What nobody
 * captured follows the pattern of these.
 */
import type { Subject } from '../scenarios/scenario.mts';
import type { RateLimit } from './endpoints.mts';
import type { Reply } from './reply.mts';
import { errorReply, htmlReply, withHeaders } from './reply.mts';

/** What the texts of refusals mention. */
export interface RefusalFacts {
	/** The key that came with the request. */
	readonly key: string;
	readonly subject: Subject;
	/** The language of the recording or of the voice. */
	readonly language: string;
	/** The accent of the voice. */
	readonly accent: string;
	/** The gender of the voice. */
	readonly gender: string;
	/** Longest recording of the synchronous endpoint, in seconds. */
	readonly audioLimit: number;
	/** Longest text, in characters. */
	readonly textLimit: number;
}

export type Refusal = (facts: RefusalFacts) => Reply;

export function rateLimited({ requests, per }: RateLimit): Reply {
	return errorReply(429, `ratelimit exceeded ${requests} per 1 ${per}`);
}

export function unknownAudioFormat(format: string): Reply {
	return errorReply(400, `invalid output audio format,${format} not supported`);
}

/** What both status endpoints say of an ID that they do not know. */
export function unknownId(subject: Subject): Reply {
	return errorReply(500, `${subject} not found`);
}

export function missingField(name: string): Reply {
	return errorReply(400, `missing required field,${name}`);
}

/** How refusals call the language of an upload, and that of a voice. */
const LANGUAGE_WORDS = { file: 'use_language_asr_input', text: 'text voice' } as const;

export const REFUSALS = {
	badKey: () => errorReply(403, 'permission denied,access-key error'),
	repeatedKey: ({ key }) => errorReply(403, `permission denied,access-key error: ${key}`),
	integrator: () => errorReply(403, 'permission denied,not available for an integrator account'),
	balance: ({ subject }) => errorReply(400, `insufficient balance to process the ${subject}`),
	tooLong: ({ audioLimit }) =>
		errorReply(400, `audio file duration greater than the max limit of ${audioLimit} seconds`),
	tooShort: () => errorReply(400, 'audio file duration less than minimum of 1 second'),
	language: ({ subject, language }) =>
		errorReply(400, `invalid ${LANGUAGE_WORDS[subject]} language,${language} not supported`),
	textTooLong: ({ textLimit }) =>
		errorReply(
			400,
			`tts text character count greater than the max limit of ${textLimit} characters`,
		),
	accent: ({ accent, language }) =>
		errorReply(400, `invalid text voice accent,${accent} not supported for language ${language}`),
	gender: ({ gender, accent }) =>
		errorReply(400, `invalid text voice gender,${gender} not supported for accent ${accent}`),
	template: () => errorReply(400, 'invalid use_template_id,template not found'),
	missingName: () => missingField('audio_file_name'),
	emptyFile: () => errorReply(400, 'audio file is empty'),
	tooLarge: () => errorReply(413, 'audio file size greater than the max limit of 100 MB'),
	format: () => errorReply(415, 'audio file format not supported'),
	unreadableForm: () => errorReply(400, 'bad request,multipart/form-data expected'),
	unreadableJson: () => errorReply(400, 'bad request,application/json expected'),
	unknownId: ({ subject }) => unknownId(subject),
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
