/**
 * The judge of texts is strict where the service is lax: it finds everything about a request that a
 * careful client would not send. Codes that the service itself refuses are left to its refusal.
 */
import type { TextBody } from './order.mts';
import { TEXT_FIELDS, textOf } from './order.mts';

const CONTENT_TYPE_PATTERN = /^application\/json(; ?charset=utf-8)?$/i;

/** Half of a character: the text was cut within it. */
const LONE_SURROGATE_PATTERN = /\p{Surrogate}/u;

function* judgeFields(body: TextBody): Generator<string> {
	for (const [name, value] of Object.entries(body)) {
		if (!Object.hasOwn(TEXT_FIELDS, name)) {
			yield `the service knows no field ${JSON.stringify(name)}`;
		} else if (typeof value !== 'string') {
			yield `${name} must be a text, not ${JSON.stringify(value)}`;
		} else if (name !== 'text' && value !== value.trim()) {
			yield `${name} has white space around it: ${JSON.stringify(value)}`;
		}
	}
	for (const [name, { required }] of Object.entries(TEXT_FIELDS)) {
		if (required && !Object.hasOwn(body, name)) yield `the required field ${name} is missing`;
	}
}

function* judge(contentType: string, body: TextBody | undefined): Generator<string> {
	if (!CONTENT_TYPE_PATTERN.test(contentType)) {
		yield `the Content-Type of the request is odd: ${JSON.stringify(contentType)}`;
	}
	if (!body) {
		yield 'the body is not a JSON object';
		return;
	}
	yield* judgeFields(body);
	const text = textOf(body, 'text');
	if ('text' in body && text.trim() === '') yield 'text must not be blank';
	if (LONE_SURROGATE_PATTERN.test(text)) yield 'text holds half of a character';
}

/** Everything that is wrong with a request to speak, in words for the person at the sandbox's page. */
export function complaintsAboutText(contentType: string, body: TextBody | undefined): string[] {
	return [...judge(contentType, body)];
}
