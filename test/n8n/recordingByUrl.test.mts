/** Recordings by address in an n8n that may reach only some of the addresses inside its network. */
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import type { N8nOptions, RunningN8n } from '../../lab/n8n.mts';
import { startN8n } from '../../lab/n8n.mts';
import { packPackage } from '../../lab/package.mts';
import type { Workflow } from '../../lab/workflow.mts';
import { webhookPath } from '../../lab/workflow.mts';
import type { Sandbox } from '../../sandbox/launch.mts';
import { startSandbox } from '../../sandbox/launch.mts';
import { LIMITS_DATABASE_FILES, PROTECTS_ADDRESSES, where } from '../support/realN8n/olderN8n.mts';
import { endsOf, publishWorkflow } from '../support/realN8n/realN8n.mts';
import type { FileServer } from '../support/service/fileServer.mts';
import { startFileServer } from '../support/service/fileServer.mts';
import { recordingBytes } from '../support/service/recordings.mts';

const TIMEOUT_MS = 300_000;
const MEGABYTE = 1024 * 1024;
const SECRET = 's3cr3t-signature';

/** An n8n, and in it a workflow that fetches what it is told the address of. */
interface Fetching {
	readonly n8n: RunningN8n;
	readonly workflow: Workflow;
}

let n8n: RunningN8n;
let sandbox: Sandbox;
let files: FileServer;
let fetching: Fetching;

async function startFetching(options: N8nOptions): Promise<Fetching> {
	const started = await startN8n({ tarball: await packPackage({ build: false }), ...options });
	const { url: baseUrl, key: apiKey } = sandbox;
	const data = { apiKey, baseUrl };
	const credential = await started.client.createCredential('intronApi', 'Sandbox', data);
	const workflow = await publishWorkflow(
		{ n8n: started, credential },
		{
			audioSource: 'url',
			url: '={{ $json.body.url }}',
			operation: 'startTranscription',
			options: { putRecordingIn: 'recording' },
		},
		{ onError: 'continueErrorOutput' },
	);
	return { n8n: started, workflow };
}

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimits: false });
	files = await startFileServer();
	const env = { N8N_SSRF_PROTECTION_ENABLED: 'true', N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.1/32' };
	fetching = await startFetching({ env, binaryMode: 'filesystem' });
	({ n8n } = fetching);
}, TIMEOUT_MS);

afterAll(async () => {
	await n8n.stop();
	await sandbox.stop();
	await files.close();
});

beforeEach(async () => {
	await sandbox.reset();
	files.requests.length = 0;
	files.answer = (_request, response) => response.end(recordingBytes('english.mp3'));
});

async function runFor(url: string, { n8n: { client }, workflow } = fetching) {
	await client.callWebhook(webhookPath(workflow), { json: { url } });
	return endsOf(await client.lastExecution(workflow));
}

test('a signed address gives a recording, and what it is signed with is nowhere else', async () => {
	const { stillProcessing } = await runFor(`${files.url}/calls/RE17.mp3?token=${SECRET}`);
	expect(stillProcessing).toMatchObject([
		{
			json: { fileName: 'RE17.mp3', status: 'processing' },
			binary: { recording: { fileName: 'RE17.mp3', mimeType: 'audio/mpeg' } },
		},
	]);
	expect(JSON.stringify(stillProcessing)).not.toContain(SECRET);
	expect(n8n.logs()).not.toContain(SECRET);
	expect(JSON.stringify(files.requests)).not.toContain(sandbox.key);
	const [upload] = await sandbox.requests();
	expect(JSON.stringify(upload)).not.toContain(SECRET);
});

where(PROTECTS_ADDRESSES, () => {
	test.each(['127.0.0.2', '10.0.0.1'])('%s is refused in the words of n8n', async (host) => {
		const { failed } = await runFor(`http://${host}:1/a.mp3?token=${SECRET}`);
		expect(failed).toMatchObject([
			{
				json: {
					error: {
						message: "n8n does not allow the address in 'URL'",
						description: expect.stringMatching(/^n8n said: "The request was blocked because/),
					},
				},
			},
		]);
		expect(JSON.stringify(failed.map(({ json }) => json.error))).not.toContain(SECRET);
		expect(await sandbox.requests()).toEqual([]);
	});

	test('a redirect to an address that is not allowed is refused, too', async () => {
		files.answer = (_request, response) =>
			response.writeHead(302, { location: 'http://127.0.0.2:1/a.mp3' }).end();
		const { failed } = await runFor(`${files.url}/a.mp3`);
		expect(failed).toMatchObject([
			{ json: { error: { message: "n8n does not allow the address in 'URL'" } } },
		]);
	});
});

/** The memory that a process has now, in bytes. */
function memoryOf(pid: number): number {
	const [, kilobytes = ''] =
		/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kilobytes) * 1024;
}

test(
	'a recording of 200 MB needs little memory',
	async () => {
		const size = 200 * MEGABYTE;
		const chunk = Buffer.alloc(MEGABYTE, 'abcdefgh');
		const head = recordingBytes('silence.wav').subarray(0, 44);
		head.writeUInt32LE(size - 8, 4);
		head.writeUInt32LE(size - 44, 40);
		files.answer = (_request, response) => {
			response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': size });
			let left = size - head.length;
			response.write(head);
			const more = () => {
				while (left > 0) {
					const next = chunk.subarray(0, Math.min(left, chunk.length));
					left -= next.length;
					if (!response.write(next)) return response.once('drain', more);
				}
				return response.end();
			};
			more();
		};
		const before = memoryOf(n8n.pid());
		let most = before;
		const watch = setInterval(() => (most = Math.max(most, memoryOf(n8n.pid()))), 20);
		const { stillProcessing } = await runFor(`${files.url}/long.wav`);
		clearInterval(watch);
		expect(stillProcessing).toMatchObject([{ json: { fileName: 'long.wav' } }]);
		const [upload] = await sandbox.requests();
		expect(upload?.file?.bytes).toBe(size);
		expect(most - before).toBeLessThan(size / 2);
	},
	TIMEOUT_MS,
);

where(LIMITS_DATABASE_FILES, () => {
	test(
		'a recording that is too large for the database of n8n is told with what to do',
		async () => {
			const env = { N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE: '1' };
			const small = await startFetching({ env, binaryMode: 'database' });
			files.answer = (_request, response) => response.end(Buffer.alloc(2 * MEGABYTE, 'x'));
			const { failed } = await runFor(`${files.url}/a.mp3?token=${SECRET}`, small);
			const logs = small.n8n.logs();
			await small.n8n.stop();
			expect(failed).toMatchObject([
				{
					json: {
						error: { message: expect.stringMatching(/ is too large for n8n's binary data/) },
					},
				},
			]);
			expect(JSON.stringify(failed.map(({ json }) => json.error))).not.toContain(SECRET);
			expect(logs).not.toContain(SECRET);
			expect(await sandbox.requests()).toEqual([]);
		},
		TIMEOUT_MS,
	);
});
