/** The credential's test as a person presses it, and that the nodes take the same credentials. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAVES_EMPTY_KEYS, where } from '../support/realN8n/olderN8n.mts';
import { publishWorkflow, runWorkflow, useRealN8n } from '../support/realN8n/realN8n.mts';
import type { FileServer } from '../support/service/fileServer.mts';
import { startFileServer } from '../support/service/fileServer.mts';
import { recordingBytes } from '../support/service/recordings.mts';

const real = useRealN8n();

const OTHER_HOST_KEY = 'key-for-the-right-host-only';

let other: FileServer;

beforeAll(async () => {
	other = await startFileServer();
});
beforeEach(() => {
	other.requests.length = 0;
});
afterAll(async () => await other.close());

const press = async (apiKey: string, baseUrl: string) =>
	await real.n8n.client.testCredential('intronApi', { apiKey, baseUrl });

/** What the node says when it runs with such a credential; nothing when all goes well. */
async function run(apiKey: string, baseUrl: string): Promise<unknown> {
	const { n8n } = real;
	const credential = await n8n.client.createCredential('intronApi', `Of a run ${baseUrl}`, {
		apiKey,
		baseUrl,
	});
	const workflow = await publishWorkflow({ n8n, credential });
	const file = { data: recordingBytes('english.ogg'), name: 'call.ogg' };
	const { execution } = await runWorkflow({ n8n, credential }, workflow, file);
	return execution.data.resultData.error?.message;
}

describe('a good key', () => {
	test.each([
		['as it is', (key: string) => key],
		['with blanks around it, as copied from a page', (key: string) => ` ${key}\n`],
		['with the word before it that documents show', (key: string) => `Bearer ${key}`],
	])('%s passes, and nothing is uploaded', async (_how, spelled) => {
		const { key, url } = real.sandbox;
		expect(await press(spelled(key), url)).toEqual({ status: 'OK', message: expect.anything() });
		expect(await real.sandbox.state()).toMatchObject({ acceptedUploads: 0, complaints: [] });
	});
});

describe('a key that is refused', () => {
	async function expectRefusal(key: string, words: RegExp) {
		const { status, message } = await press(key, real.sandbox.url);
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringMatching(words),
		});
		expect(await run(key, real.sandbox.url)).toMatch(words);
	}

	test('another one: is told in our words', async () => {
		await expectRefusal('wrong-key', /^Intron did not accept the API key/);
	});

	where(SAVES_EMPTY_KEYS, () => {
		test('none: is told in our words', async () => {
			await expectRefusal('', /'API Key' of the Intron credential is empty/);
		});
	});
});

describe('an address that can not be used gets no key', () => {
	const withPort = (address: string) => address.replace('PORT', new URL(real.sandbox.url).port);

	test.each([
		['a loopback address in another form', 'http://[::ffff:127.0.0.1]:PORT'],
		['all addresses of this machine', 'http://0.0.0.0:PORT'],
		['a user name and a password', 'http://user:pw@127.0.0.1:PORT'],
		['a query', 'http://127.0.0.1:PORT/?a=b'],
		['a fragment', 'http://127.0.0.1:PORT/#a'],
		['no scheme', '127.0.0.1:PORT'],
		['a host alone', 'infer.voice.intron.io'],
		['plain HTTP to another host', 'http://infer.voice.intron.io'],
		['nothing', ''],
	])('%s: by the test and by the node, in the same words', async (_what, address) => {
		const words = "The 'Base URL' of the Intron credential can't be used";
		const baseUrl = withPort(address);
		const { status, message } = await press(real.sandbox.key, baseUrl);
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringMatching(`^${words}.*https://`),
		});
		expect(await run(real.sandbox.key, baseUrl)).toContain(words);
		expect(await real.sandbox.requests()).toEqual([]);
	});

	test.each(['http://127.0.0.1:PORT/?', 'http://127.0.0.1:PORT/#', ' http://127.0.0.1:PORT// '])(
		'%j is the address without its end, to both',
		async (address) => {
			const baseUrl = withPort(address);
			expect(await press(real.sandbox.key, baseUrl)).toMatchObject({ status: 'OK' });
			expect(await run(real.sandbox.key, baseUrl)).toBeUndefined();
			expect((await real.sandbox.requests()).map(({ endpoint }) => endpoint)).toEqual([
				'status',
				'sync',
			]);
		},
	);
});

describe('an address that leads elsewhere', () => {
	let redirecting: FileServer;

	beforeAll(async () => {
		redirecting = await startFileServer();
	});
	afterAll(async () => await redirecting.close());

	test.each([301, 302, 303, 307, 308])('by %i: the key stays behind', async (status) => {
		redirecting.answer = ({ url = '' }, response) =>
			response.writeHead(status, { location: `${other.url}${url}` }).end();
		expect(await press(OTHER_HOST_KEY, redirecting.url)).toEqual({
			status: 'Error',
			message: expect.stringContaining("Check 'Base URL'"),
		});
		expect(await run(OTHER_HOST_KEY, redirecting.url)).toBe(
			"The 'Base URL' of the credential points to another address",
		);
		expect(redirecting.requests.length).toBeGreaterThan(1);
		expect(other.requests).toEqual([]);
	});
});

describe('an address where something else answers', () => {
	test.each<[string, number, string, string]>([
		['a page', 200, 'text/html', '<html>Welcome</html>'],
		['a page that is not there', 404, 'text/html', '<html>Not found</html>'],
		['a gateway', 502, 'text/html', '<html>Bad gateway</html>'],
		['nothing', 200, 'text/plain', ''],
		['another API', 200, 'application/json', '{"ok":true}'],
	])('%s: is told from Intron', async (_what, status, type, body) => {
		other.answer = (_request, response) =>
			response.writeHead(status, { 'content-type': type }).end(body);
		expect(await press(real.sandbox.key, other.url)).toEqual({
			status: 'Error',
			message: expect.stringContaining("Check 'Base URL'"),
		});
	});
});

test.each([
	['nothing listens at', 'http://127.0.0.1:9', /ECONNREFUSED|refused the connection/],
	['does not exist', 'https://intron.invalid', /ENOTFOUND|EAI_AGAIN|getaddrinfo|incorrect host/],
])("a host that %s is told with n8n's name of the cause", async (_what, baseUrl, words) => {
	expect(await press(real.sandbox.key, baseUrl)).toEqual({
		status: 'Error',
		message: expect.stringMatching(words),
	});
});
