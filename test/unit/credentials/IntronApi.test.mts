import { describe, expect, test } from '@jest/globals';

import { IntronApi } from '../../../credentials/IntronApi.credentials';
import { DEFAULT_BASE_URL } from '../../../nodes/shared/intron/service';
import { IntronTranscribe } from '../../../nodes/IntronTranscribe/IntronTranscribe.node';
import manifest from '../../../package.json';

const credential = new IntronApi();
const property = (name: string) => credential.properties.find((field) => field.name === name);

describe('the credential', () => {
	test('is the one that the node asks for', () => {
		const { credentials } = new IntronTranscribe().description;
		expect(credentials).toEqual([{ name: credential.name, required: true }]);
		expect(credential.displayName).toBe('Intron API');
	});

	test('has a key, hidden and required, and a base URL with the public service in it', () => {
		expect(credential.properties.map(({ displayName }) => displayName)).toEqual([
			'API Key',
			'Base URL',
		]);
		expect(property('apiKey')).toMatchObject({
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		});
		expect(property('baseUrl')).toMatchObject({ type: 'string', default: DEFAULT_BASE_URL });
		expect(DEFAULT_BASE_URL).toBe('https://infer.voice.intron.io');
	});

	test('adds the key as a bearer token, without the blanks that come along when it is copied', async () => {
		const request = { url: '/', body: new FormData(), headers: { accept: '*/*' } };
		const baseUrl = 'https://intron.test';
		expect(await credential.authenticate({ apiKey: ' key\n', baseUrl }, request)).toEqual({
			...request,
			headers: { accept: '*/*', Authorization: 'Bearer key' },
		});
		expect(request.headers).toEqual({ accept: '*/*' });
	});

	test.each([' https://intron.test//\n', 'https://intron.test?', 'https://intron.test/#'])(
		'is tested at the address that the node would use: %j',
		async (baseUrl) => {
			const request = { baseURL: baseUrl, url: '/x' };
			expect(await credential.authenticate({ apiKey: 'key', baseUrl }, request)).toEqual({
				baseURL: 'https://intron.test',
				url: '/x',
				headers: { Authorization: 'Bearer key' },
			});
		},
	);

	test.each([
		['http://[::ffff:127.0.0.1]:5679', /'Base URL'/],
		['http://0.0.0.0:5679', /'Base URL'/],
		['https://user:pw@intron.test', /'Base URL'/],
		['https://intron.test?a', /'Base URL'/],
		['intron.test', /'Base URL'/],
		['', /'Base URL'/],
	])('sends no key to %j, which the node would refuse', async (baseUrl, words) => {
		await expect(credential.authenticate({ apiKey: 'key', baseUrl }, { url: '/' })).rejects.toThrow(
			words,
		);
	});

	test('sends nothing without a key', async () => {
		const data = { apiKey: ' ', baseUrl: 'https://intron.test' };
		await expect(credential.authenticate(data, { url: '/' })).rejects.toThrow(/'API Key'.+empty/);
	});

	test('does not follow redirects, which would take the key to another host', () => {
		expect(credential.test.request).toMatchObject({ disableFollowRedirect: true });
	});

	test('is tested by the status of a file that does not exist, which costs nothing', () => {
		const { request } = credential.test;
		expect(request.method ?? 'GET').toBe('GET');
		expect(request.baseURL).toContain('$credentials.baseUrl');
		expect(request.url).toMatch(/^\/file\/v1\/status\/[0-9a-f-]{36}$/);
		expect(request).not.toHaveProperty('body');
	});

	test('counts 401 and 403 as a bad key, and 500, the answer to a good one, as none', () => {
		const { ignoreHttpStatusErrors } = credential.test.request;
		expect(ignoreHttpStatusErrors).toMatchObject({
			ignore: true,
			except: expect.arrayContaining([401, 403]),
		});
		expect(ignoreHttpStatusErrors).not.toMatchObject({ except: expect.arrayContaining([500]) });
	});

	test('links to its own part of the README', () => {
		expect(credential.documentationUrl).toBe(`${manifest.homepage.split('#')[0]}#credential`);
	});
});
