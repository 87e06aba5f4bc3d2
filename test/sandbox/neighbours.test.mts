import { beforeAll, describe, expect, test } from '@jest/globals';

import { useOwnSandbox } from '../support/service/ownSandbox.mts';
import { send, upload } from './client.mts';

const sandbox = useOwnSandbox({ key: 'a-key-to-be-kept' });
let port: string;

beforeAll(() => {
	({ port } = new URL(sandbox.url));
});

describe('a name that leads to this computer', () => {
	test.each([
		'evil.example',
		'127.0.0.1.evil.example',
		'localhost.evil.example',
		'192.168.1.7',
		'',
	])('%j is refused, and learns no key', async (name) => {
		const { status, text } = await send(sandbox.url, { headers: { host: `${name}:${port}` } });
		expect([400, 403]).toContain(status);
		expect(text).not.toContain(sandbox.key);
	});

	test.each(['127.0.0.1', 'localhost', '[::1]'])('%s is its own', async (name) => {
		const { status, text } = await send(sandbox.url, { headers: { host: `${name}:${port}` } });
		expect(status).toBe(200);
		expect(text).toContain(sandbox.key);
	});
});

describe('a request from a page', () => {
	const reset = async (origin: string) =>
		await send(`${sandbox.url}/sandbox/reset`, { method: 'POST', headers: { origin } });

	test.each([
		() => 'https://evil.example',
		() => `https://127.0.0.1:${port}`,
		() => `http://localhost:${port}`,
		() => 'http://127.0.0.1:1',
		() => 'null',
	])('of another site is refused, and resets nothing (%#)', async (origin) => {
		await upload(sandbox);
		const before = await sandbox.state();
		expect((await reset(origin())).status).toBe(403);
		expect(await sandbox.state()).toEqual(before);
	});

	test('of its own is taken', async () => {
		await upload(sandbox);
		expect((await reset(sandbox.url)).status).toBe(200);
		expect((await sandbox.state()).acceptedUploads).toBe(0);
	});
});
