import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { ReplyBody } from 'nock';
import nock from 'nock';

import { TEST_KEY } from '../engine/engine.mts';
import { recordingBytes } from './recordings.mts';

beforeAll(() => {
	nock.disableNetConnect();
});
afterEach(() => {
	nock.cleanAll();
});
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

/** Where the stand-in for the service answers. */
export const ORIGIN = 'https://intron.test';

/** The credential for it. */
export const CREDENTIAL = { apiKey: TEST_KEY, baseUrl: ORIGIN };

/** Enough of a recording to be taken for one; less to compare for each answer. */
const data = recordingBytes('yes.wav').subarray(0, 256);

/** An input item with a recording. */
export const recordingItem = (fileName = 'yes.wav') => ({
	json: { from: fileName },
	files: { data: { data, fileName, mimeType: 'audio/wav' } },
});

/** One answer of the service: a status with a body, or a network error. */
export type ServiceAnswer =
	| { status: number; body: unknown; headers?: Record<string, string> }
	| Error;

/** A network error of this code; without a code when it is empty. */
export const networkError = (code: string): Error =>
	Object.assign(new Error('the network failed'), code && { code });

/** The form field that carries the name of a recording, as it is on the wire. */
const nameField = (name: string) => `name="audio_file_name"\r\n\r\n${name}\r\n`;

/**
 * Answers uploads; every other request fails.
 *
 * @param fileName answers only the upload of this recording, named without extension
 * @param onUpload called when one comes
 * @returns how many came
 */
export function answerUploads(
	answer: ServiceAnswer,
	fileName = '',
	onUpload: () => void = () => undefined,
): { count: number } {
	const uploads = { count: 0 };
	const scope = nock(ORIGIN).persist();
	scope.on('request', () => {
		uploads.count += 1;
		onUpload();
	});
	const interceptor = scope.post('/file/v1/upload/sync', (body: unknown) =>
		// The form is no text, so nock hands it over in hexadecimal.
		Buffer.from(String(body), 'hex')
			.toString('latin1')
			.includes(fileName && nameField(fileName)),
	);
	if (answer instanceof Error) interceptor.replyWithError(answer);
	else interceptor.reply(answer.status, answer.body as ReplyBody, answer.headers);
	return uploads;
}
