import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Sandbox } from '../../sandbox/launch.mts';
import { startSandbox } from '../../sandbox/launch.mts';
import type { SharedN8n } from '../../lab/shared.mts';
import { sharedN8n } from '../../lab/shared.mts';

let n8n: SharedN8n;
let sandbox: Sandbox;

beforeAll(async () => {
	n8n = await sharedN8n();
	// Two tests within a second would meet the service's burst limit.
	sandbox = await startSandbox({ rateLimits: false });
});

afterAll(async () => await sandbox.stop());

const press = async (apiKey: string, baseUrl: string) =>
	await n8n.client.testCredential('intronApi', { apiKey, baseUrl });

test('a good key passes, and nothing is uploaded', async () => {
	expect(await press(sandbox.key, sandbox.url)).toMatchObject({ status: 'OK' });
	expect(await sandbox.state()).toMatchObject({ acceptedUploads: 0 });
});

test('a good key with blanks around it, as copied from a page, passes', async () => {
	expect(await press(` ${sandbox.key}\n`, sandbox.url)).toEqual({
		status: 'OK',
		message: expect.anything(),
	});
});

test('a wrong key fails', async () => {
	expect(await press('wrong-key', sandbox.url)).toEqual(
		// In n8n's words, or in ours where n8n 1.x leaves the status to the credential's rules.
		expect.objectContaining({
			status: 'Error',
			message: expect.stringMatching(/Forbidden|did not accept the API key/),
		}),
	);
});

test('an address that nothing answers at fails', async () => {
	expect(await press(sandbox.key, 'http://127.0.0.1:9')).toEqual(
		expect.objectContaining({
			status: 'Error',
			message: expect.stringMatching(/ECONNREFUSED|refused the connection/),
		}),
	);
});

test('an address where something else answers fails, and says so', async () => {
	expect(await press(sandbox.key, n8n.baseUrl)).toEqual(
		expect.objectContaining({
			status: 'Error',
			message: expect.stringContaining("Check 'Base URL'"),
		}),
	);
});
