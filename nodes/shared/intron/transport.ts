import type { JsonObject } from './reply';

/** The part of n8n's full HTTP response that is read here. */
export interface FullResponse {
	readonly statusCode: number;
	readonly headers: JsonObject;
	readonly body: unknown;
}

/** How far the causes of an error are followed. */
const MOST_CAUSES = 5;

/** An error and what caused it, outermost first. */
export function causesOf(error: unknown): JsonObject[] {
	const causes: JsonObject[] = [];
	let cause = error;
	while (typeof cause === 'object' && cause !== null && causes.length < MOST_CAUSES) {
		causes.push(cause as JsonObject);
		cause = (cause as JsonObject).cause;
	}
	return causes;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * The code of a network error, e.g. `ECONNREFUSED`; n8n's helper passes it on as `httpCode` or on a
 * cause. Of what n8n itself blocks only the name tells (`SsrfBlockedIpError`).
 */
export function transportCode(error: unknown): string {
	const causes = causesOf(error);
	const blocked = causes.map(({ name }) => name).find((name) => /^Ssrf/.test(String(name)));
	const codes = causes.map(({ code }) => code).reverse();
	return [blocked, ...codes, causes[0]?.httpCode].find(isText) ?? '';
}

/**
 * The refusal that came although the request could not be finished: a service may answer, and close
 * the line, before it has read the whole body. Of a success that broke off the result is missing.
 */
export function responseOf(error: unknown): FullResponse | undefined {
	for (const { response } of causesOf(error)) {
		const { status, headers, data } = Object(response) as JsonObject;
		if (typeof status === 'number' && status >= 400) {
			return { statusCode: status, headers: Object(headers) as JsonObject, body: data };
		}
	}
	return undefined;
}
