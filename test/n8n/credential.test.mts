import { expect, test } from '@jest/globals';

import { useRealN8n } from '../support/realN8n/realN8n.mts';

const real = useRealN8n();

const press = async (apiKey: string, baseUrl: string) =>
	await real.n8n.client.testCredential('intronApi', { apiKey, baseUrl });

test('a good key passes, and nothing is uploaded', async () => {
	expect(await press(real.sandbox.key, real.sandbox.url)).toMatchObject({ status: 'OK' });
	expect(await real.sandbox.state()).toMatchObject({ acceptedUploads: 0 });
});

test('a good key with blanks around it, as copied from a page, passes', async () => {
	expect(await press(` ${real.sandbox.key}\n`, real.sandbox.url)).toEqual({
		status: 'OK',
		message: expect.anything(),
	});
});

test('a wrong key fails', async () => {
	expect(await press('wrong-key', real.sandbox.url)).toEqual(
		// In n8n's words, or in ours where n8n 1.x leaves the status to the credential's rules.
		expect.objectContaining({
			status: 'Error',
			message: expect.stringMatching(/Forbidden|did not accept the API key/),
		}),
	);
});

test('an address that nothing answers at fails', async () => {
	expect(await press(real.sandbox.key, 'http://127.0.0.1:9')).toEqual(
		expect.objectContaining({
			status: 'Error',
			message: expect.stringMatching(/ECONNREFUSED|refused the connection/),
		}),
	);
});

test('an address where something else answers fails, and says so', async () => {
	expect(await press(real.sandbox.key, real.n8n.baseUrl)).toEqual(
		expect.objectContaining({
			status: 'Error',
			message: expect.stringContaining("Check 'Base URL'"),
		}),
	);
});
