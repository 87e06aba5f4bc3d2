import { expect } from '@jest/globals';

/** What a scenario is to answer. */
export interface Expectation {
	token: string;
	status: number;
	/** Part of the reply's body. */
	body: unknown;
	/** Whether the service takes, and bills, the job. */
	accepted: boolean;
	/** More of the job's fields. */
	fields?: Record<string, string>;
}

export const anyId = expect.stringMatching(/^[\da-f-]{36}$/) as unknown;

export function refusal(token: string, status: number, message: RegExp | string): Expectation {
	const text = message instanceof RegExp ? (expect.stringMatching(message) as unknown) : message;
	return { token, status, body: { data: {}, message: text, status: 'Error' }, accepted: false };
}

/** @param message of the service where all is well */
export const successOf =
	(message: string) =>
	(token: string, data: unknown, fields: Record<string, string> = {}): Expectation => {
		return { token, status: 200, body: { data, message, status: 'Ok' }, accepted: true, fields };
	};

export function timeout(token: string, status: number, body: unknown): Expectation {
	return { token, status, body, accepted: true };
}
