import type { ServerResponse } from 'node:http';

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { BinaryDataService, FileTooLargeError } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { PATIENCE } from '../../../../nodes/IntronTranscribe/audio/remote/fetchFile';
import type { EngineResult } from '../../../support/engine/engine.mts';
import { useSandbox } from '../../../support/engine/sandboxRuns.mts';
import type { FileServer } from '../../../support/service/fileServer.mts';
import { startFileServer } from '../../../support/service/fileServer.mts';
import { recordingBytes, recordingEntry } from '../../../support/service/recordings.mts';

const bench = useSandbox();
const OGG = recordingBytes('english.ogg');
const SIGNATURE = 'X-Signature=s3cr3t';

/** The same by an expression: n8n stores the parameters of a node that fails as they were entered. */
const ENTERED_SIGNATURE = 'X-Signature={{ "s3" + "cr3t" }}';

let files: FileServer;

beforeEach(async () => {
	files = await startFileServer();
	giveOut();
});

afterEach(async () => {
	await files.close();
	jest.restoreAllMocks();
});

/** Lets the server answer with a recording. */
function giveOut(headers: Record<string, string> = { 'content-type': 'audio/ogg' }): void {
	files.answer = (_request, response) => response.writeHead(200, headers).end(OGG);
}

/** Runs the node for a recording at an address. */
async function runFor(
	url: string,
	parameters: IDataObject = {},
	more: Partial<Parameters<typeof bench.run>[0]> = {},
): Promise<EngineResult> {
	return await bench.run({
		parameters: { audioSource: 'url', url, ...parameters },
		items: [{ json: { call: 17 } }],
		...more,
	});
}

describe('a recording at an address', () => {
	test.each([
		['Transcribe', {}, 'sync'],
		['Start Transcription', { operation: 'startTranscription' }, 'async'],
		['Answer Spoken Question', { operation: 'answerQuestion' }, 'sync'],
	])('%s fetches it and sends it', async (_name, parameters, endpoint) => {
		const { error } = await runFor(`${files.url}/calls/Call%2017.ogg?${SIGNATURE}`, parameters);
		expect(error).toBeUndefined();
		expect(await bench.uploads()).toMatchObject([
			{ endpoint, fields: { audio_file_name: 'Call 17' } },
		]);
		expect(files.requests).toMatchObject([{ url: `/calls/Call%2017.ogg?${SIGNATURE}` }]);
	});

	test('the bytes that come are those that are sent', async () => {
		const { outputs } = await runFor(`${files.url}/a.ogg`);
		expect(outputs[0]).toMatchObject([
			{
				json: { fileName: 'a.ogg', transcript: recordingEntry('english.ogg').transcript },
				pairedItem: { item: 0 },
			},
		]);
		expect(outputs[0]?.[0]).not.toHaveProperty('binary');
	});

	test('the key is not sent there, and not to where it leads', async () => {
		const other = await startFileServer();
		other.answer = (_request, response) => response.writeHead(200).end(OGG);
		const to = `${other.url}/b.ogg`;
		files.answer = (_request, response) => response.writeHead(302, { location: to }).end();
		const { outputs } = await runFor(`${files.url}/a`);
		await other.close();
		expect(outputs[0]).toMatchObject([{ json: { fileName: 'a' } }]);
		const seen = [...files.requests, ...other.requests];
		expect(seen).toHaveLength(2);
		expect(JSON.stringify(seen)).not.toContain(bench.sandbox.key);
		for (const { headers } of seen) expect(headers).not.toHaveProperty('authorization');
	});

	test('each item has its own address, and bad ones cost nothing', async () => {
		const items = ['a.ogg', 'gone', 'b.ogg'].map((path) => ({ json: { path } }));
		files.answer = ({ url = '' }, response) =>
			url.endsWith('gone') ? response.writeHead(404).end() : response.writeHead(200).end(OGG);
		const url = `=${files.url}/{{ $json.path }}`;
		const { outputs } = await runFor(url, {}, { items, onError: 'continueErrorOutput' });
		expect(outputs[0]?.map(({ json }) => json.fileName)).toEqual(['a.ogg', 'b.ogg']);
		expect(outputs[2]).toMatchObject([
			{
				json: {
					path: 'gone',
					error: { message: expect.stringContaining('has no such file (404)'), fileName: 'gone' },
				},
			},
		]);
		expect(await bench.uploads()).toHaveLength(2);
	});

	test('it can be passed on with the output', async () => {
		giveOut({ 'content-type': 'application/octet-stream' });
		const options = { putRecordingIn: 'recording' };
		const { outputs } = await runFor(`${files.url}/RE17?${SIGNATURE}`, { options });
		expect(outputs[0]?.[0]?.binary).toMatchObject({
			recording: {
				fileName: 'RE17.ogg',
				mimeType: 'audio/ogg',
				fileType: 'audio',
				bytes: OGG.length,
			},
		});
		expect(JSON.stringify(outputs)).not.toContain('s3cr3t');
	});

	test('it is passed on with what is still processing, too', async () => {
		const options = { putRecordingIn: 'recording' };
		const operation = 'startTranscription';
		const { outputs } = await runFor(`${files.url}/a.ogg`, { operation, options });
		expect(outputs[1]?.[0]?.binary).toMatchObject({ recording: { fileName: 'a.ogg' } });
	});
});

describe('its name', () => {
	test.each([
		['as the server calls it', 'attachment; filename="Call 17.ogg"', '/x', 'Call 17.ogg'],
		[
			'in all letters',
			`attachment; filename="Call.ogg"; filename*=UTF-8''Appel%20%C3%A9t%C3%A9.ogg`,
			'/x',
			'Appel été.ogg',
		],
		['in raw UTF-8', Buffer.from('inline; filename=été.ogg').toString('latin1'), '/x', 'été.ogg'],
		['with quotes in it', 'attachment; filename="a \\"b\\".ogg"', '/x', 'a "b".ogg'],
		['with folders', 'attachment; filename="../../etc/a.ogg"', '/x', 'a.ogg'],
		['of the path where the server tells none', 'inline', '/q/b%20c.ogg?name=d.ogg', 'b c.ogg'],
		['of the path where the server tells less', 'inline; filename=17', '/b.ogg', 'b.ogg'],
		['of nothing', 'inline', '/', 'audio'],
	])('%s', async (_what, disposition, path, fileName) => {
		giveOut({ 'content-disposition': disposition });
		const { outputs } = await runFor(`${files.url}${path}`);
		expect(outputs[0]).toMatchObject([{ json: { fileName } }]);
	});

	test('is the one that was asked for', async () => {
		const { outputs } = await runFor(`${files.url}/a.ogg`, { options: { fileName: 'Mine' } });
		expect(outputs[0]).toMatchObject([{ json: { fileName: 'Mine' } }]);
	});
});

describe('what can not be fetched', () => {
	const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end();

	test.each<[string, (response: ServerResponse) => unknown, RegExp]>([
		['a sign-in', status(401), /does not give the recording out \(401\): the link has expired/],
		['an expired link', status(403), /does not give the recording out \(403\): the link has exp/],
		['a file that is not there', status(404), /has no such file \(404\)/],
		['a file that was deleted', status(410), /has no such file \(410\)/],
		['a server that is busy', status(503), /can't give the recording at the moment \(503\)/],
		['another answer', status(418), /answered with 418 instead of a recording/],
		['a redirect to nowhere', status(302), /answered with 302 instead of a recording/],
		[
			'redirects without end',
			(response) => response.writeHead(302, { location: '/again' }).end(),
			/leads from one address to the next without end/,
		],
		[
			'a web page',
			(response) => response.writeHead(200).end('<!DOCTYPE html><title>Sign in</title>'),
			/^The address in 'URL' leads to a web page, not to a recording$/,
		],
		['another text', (response) => response.end('{"a": 1}'), /^a\.ogg is a text \(JSON\), not a/],
		['nothing', (response) => response.end(), /^a\.ogg is empty$/],
		[
			'a connection that breaks off',
			(response) => {
				response.writeHead(200, { 'content-length': OGG.length });
				response.write(OGG.subarray(0, 1000), () => response.destroy());
			},
			/The connection to .* was lost before the recording was here/,
		],
		[
			'a server that falls silent',
			(response) => {
				response.writeHead(200, { 'content-length': OGG.length });
				response.write(OGG.subarray(0, 1000));
			},
			/The connection to .* was lost before the recording was here/,
		],
		['a server that never answers', () => undefined, /did not answer in time/],
	])('%s is told, and nothing is sent', async (_what, answer, message) => {
		jest.replaceProperty(PATIENCE, 'milliseconds', 300);
		files.answer = (_request, response) => answer(response);
		const { error, stored } = await runFor(`=${files.url}/a.ogg?${ENTERED_SIGNATURE}`);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/\S/);
		expect(error?.context).toMatchObject({ itemIndex: 0, fileName: 'a.ogg' });
		expect(stored).not.toContain('s3cr3t');
		expect(await bench.uploads()).toEqual([]);
	});

	test('what is too large for the storage of n8n is told, and nothing is sent', async () => {
		const size = { fileSizeMb: 600, maxFileSizeMb: 512 };
		const tooLarge = new FileTooLargeError({ ...size, fileId: '17', fileName: 'a.ogg' });
		jest.spyOn(BinaryDataService.prototype, 'store').mockRejectedValue(tooLarge);
		const { error, stored } = await runFor(`=${files.url}/a.ogg?${ENTERED_SIGNATURE}`);
		const { host } = new URL(files.url);
		expect(error?.message).toBe(
			`The recording at ${host} is too large for n8n's binary data storage`,
		);
		expect(error?.description).toContain('N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE');
		expect(stored).not.toContain('s3cr3t');
		expect(await bench.uploads()).toEqual([]);
	});

	test('the body of an answer that tells a status is not waited for', async () => {
		const closed = new Promise<void>((resolve) => {
			files.answer = (_request, response) => {
				response.on('close', resolve).writeHead(403).write('<p>Expired</p>');
			};
		});
		const { error } = await runFor(`${files.url}/a.ogg`);
		expect(error?.message).toMatch(/\(403\)/);
		await closed;
	});

	test('a cancelled execution breaks off what is fetched', async () => {
		let cancel: () => void = () => undefined;
		const closed = new Promise<void>((resolve) => {
			files.answer = (_request, response) => {
				response.on('close', resolve).writeHead(200).write(OGG.subarray(0, 1000));
				setTimeout(() => cancel(), 100);
			};
		});
		await runFor(`${files.url}/a.ogg`, {}, { onStart: (how) => (cancel = how) });
		await closed;
		expect(await bench.uploads()).toEqual([]);
	});

	test('a host that is not there', async () => {
		await files.close();
		const { error } = await runFor(`${files.url}/a.ogg`);
		expect(error?.message).toBe(`n8n can't reach ${new URL(files.url).host}`);
		files = await startFileServer();
	});

	test('a host that has no address', async () => {
		const { error } = await runFor('https://nobody.invalid/a.ogg');
		expect(error?.message).toBe('There is no nobody.invalid that this n8n can find');
	});

	test.each([
		['={{ $json.nothing }}', "'URL' is empty"],
		['   ', "'URL' is empty"],
		['call.ogg', "'URL' is not a web address"],
		['file:///etc/passwd', "'URL' is not a web address"],
		['ftp://files.example/a.ogg', "'URL' is not a web address"],
		[
			'=https://me:{{ "s3" + "cr3t" }}@files.example/a.ogg',
			"'URL' holds a user name or a password",
		],
	])('the address "%s" is refused before anything is done', async (url, message) => {
		const { error, stored } = await runFor(url);
		expect(error?.message).toBe(message);
		expect(stored).not.toContain('s3cr3t');
	});
});

describe('when the node runs again', () => {
	const settings = { retryOnFail: true };

	test('what was accepted is not fetched again', async () => {
		files.answer = ({ url = '' }, response) => {
			const isBusy = url.endsWith('late') && files.requests.length < 3;
			if (!isBusy) response.writeHead(200).end(OGG);
			else setTimeout(() => response.writeHead(503).end(), 500);
		};
		const items = ['a.ogg', 'late'].map((path) => ({ json: { path } }));
		const url = `=${files.url}/{{ $json.path }}`;
		const { outputs } = await runFor(url, {}, { items, ...settings });
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[0]?.[0]?.json.fileName).toBe('a.ogg');
		expect(files.requests.map((request) => request.url)).toEqual(['/a.ogg', '/late', '/late']);
	});

	test('what was accepted and takes longer is not fetched again for its length', async () => {
		const names = ['A [queued=99]', 'B [balance=1]'];
		files.answer = ({ url }, response) => {
			const isGone = url === '/0' && files.requests.length > 2;
			const name = names[Number(url?.slice(1))];
			const headers = { 'content-disposition': `attachment; filename="${name}.ogg"` };
			response.writeHead(isGone ? 403 : 200, headers).end(OGG);
		};
		const url = `=${files.url}/{{ $itemIndex }}`;
		const items = names.map((name) => ({ json: { name } }));
		const parameters = { options: { concurrency: 1 } };
		const { error, outputs } = await runFor(url, parameters, { items, ...settings });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[1]).toMatchObject([{ json: { status: 'processing', durationSeconds: null } }]);
		expect(files.requests.filter((request) => request.url === '/0')).toHaveLength(1);
	});
});

describe("in a person's retry", () => {
	const items = ['a.ogg', 'late'].map((path) => ({ json: { path } }));
	const signed = () => `=${files.url}/{{ $json.path }}?${ENTERED_SIGNATURE}`;

	/** Runs two items, of which the second one can't be fetched, by a run that may be a retry. */
	const runTwo = async (parameters: IDataObject = {}, retryOf?: string) =>
		await runFor(signed(), { options: { concurrency: 1 }, ...parameters }, { items, retryOf });

	/** Fails once the first recording has been accepted. */
	async function failOnce(): Promise<EngineResult> {
		files.answer = ({ url = '' }, response) =>
			url.includes('late') ? response.writeHead(503).end() : response.writeHead(200).end(OGG);
		const failed = await runTwo();
		expect(failed.error?.message).toContain('(503)');
		expect(await bench.uploads()).toHaveLength(1);
		files.requests.length = 0;
		return failed;
	}

	/** From now on, the link to the first recording has expired. */
	const expire = () => {
		files.answer = ({ url = '' }, response) =>
			url.includes('late') ? response.writeHead(200).end(OGG) : response.writeHead(403).end();
	};

	test('a link that has expired since loses nothing that was accepted', async () => {
		const { stored } = await failOnce();
		expect(stored).not.toContain('s3cr3t');
		expire();
		const { error, outputs } = await runTwo({}, stored);
		expect(error).toBeUndefined();
		expect(outputs[0]?.map(({ json }) => json.fileName)).toEqual(['a.ogg', 'late']);
		expect(files.requests.map(({ url }) => url?.split('?')[0])).toEqual(['/late']);
		expect(await bench.uploads()).toHaveLength(2);
	});

	test('another wish is fetched and sent anew', async () => {
		const { stored } = await failOnce();
		expire();
		const { error } = await runTwo({ diarization: true }, stored);
		expect(error?.message).toContain('(403)');
	});

	test('the same recording at another address is known by its bytes', async () => {
		const { stored } = await failOnce();
		giveOut();
		const url = `=${files.url}/other/{{ $json.path }}`;
		const { error, outputs } = await runFor(url, {}, { items, retryOf: stored });
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(2);
		expect(await bench.uploads()).toHaveLength(2);
	});
});

test('recordings are fetched no more at a time than they are sent', async () => {
	let open = 0;
	let most = 0;
	files.answer = (_request, response) => {
		most = Math.max(most, ++open);
		setTimeout(() => {
			open--;
			response.end(OGG);
		}, 20);
	};
	const items = Array.from({ length: 9 }, (_, index) => ({ json: { index } }));
	await runFor(`${files.url}/a.ogg`, { options: { concurrency: 3 } }, { items });
	expect(files.requests).toHaveLength(9);
	expect(most).toBe(3);
});
