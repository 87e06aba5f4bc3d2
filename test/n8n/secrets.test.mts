/** Whatever the service does: where the API key and the words of a recording may be found afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Execution } from '../../lab/execution.mts';
import type { RunningN8n } from '../../lab/n8n.mts';
import { startN8n } from '../../lab/n8n.mts';
import { packPackage, unpack } from '../../lab/package.mts';
import type { ListedScenario, Sandbox } from '../../sandbox/launch.mts';
import { startSandbox } from '../../sandbox/launch.mts';
import { columnsWith, filesWith, pathsWith } from '../support/realN8n/leaks.mts';
import { publishWorkflow } from '../support/realN8n/realN8n.mts';
import { recordingBytes, recordingEntry } from '../support/service/recordings.mts';

const START_MS = 400_000;

const KEY = 'marked-api-key-9f31c7';

const CREDENTIAL_NAME = 'Marked credential';

const RECORDING = 'english.ogg';

/** The beginning of what is said in the recording, so that a part of an answer holds it too. */
const SENTENCE = recordingEntry(RECORDING).transcript.slice(0, 40);

/** Runs at the same time. */
const PARALLEL = 15;

let folder: string;
let tarball: string;
let n8n: RunningN8n;
let sandbox: Sandbox;
const executions: Execution[] = [];
let logs = '';

/** What a recording is called to meet the scenario at its upload. */
const nameFor = ({ name, value, forStatus }: ListedScenario): string =>
	value && !forStatus ? `[${name}=${value.example}]` : `[${name}]`;

/** What a recording is called to meet the scenario once, when its status is asked for. */
const statusNameFor = ({ name, value }: ListedScenario): string =>
	`[timeout][status:${value ? `${name}=1` : name}]`;

/**
 * Scenarios without those in which time passes until the node gives up. The HTTP client of n8n 2.0.3
 * never gives up on a reply that is called compressed but is not.
 */
const isQuick = ({ name, forFiles }: ListedScenario) =>
	forFiles && !name.startsWith('stall') && name !== 'bad-gzip';

async function runEverything(): Promise<void> {
	const { url: baseUrl, key: apiKey } = sandbox;
	const credential = await n8n.client.createCredential('intronApi', CREDENTIAL_NAME, {
		apiKey,
		baseUrl,
	});
	const place = { n8n, credential };
	const options = { onTimeOut: 'keepWaiting', firstCheck: 1, maxWait: 30 };
	const scenarios = (await sandbox.scenarios()).filter(isQuick);
	const uploads = ['', ...scenarios.map(nameFor)];
	const looks = scenarios.filter(({ forStatus }) => forStatus).map(statusNameFor);
	const retrying = { retryOnFail: true, maxTries: 2 };
	const plan = [
		{ workflow: await publishWorkflow(place), names: uploads },
		{
			workflow: await publishWorkflow(place, { options: { simplify: false } }, retrying),
			names: uploads,
		},
		{
			workflow: await publishWorkflow(place, { options }, { onError: 'continueErrorOutput' }),
			names: [...looks, ...uploads],
		},
	];
	const waiting = plan.flatMap(({ workflow, names }) =>
		names.map((name) => ({ address: workflow.name, name: `${name}.ogg` })),
	);
	const data = recordingBytes(RECORDING);
	const work = async () => {
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const { address, name } = next;
			await n8n.client.callWebhook(address, { file: { data, name, type: 'audio/ogg' } });
		}
	};
	await Promise.all(Array.from({ length: PARALLEL }, work));
	for (const { workflow } of plan) {
		for (const { id } of await n8n.client.executions(workflow)) {
			executions.push(await n8n.client.waitForExecution(id));
		}
	}
}

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-intron-secrets-'));
	tarball = await packPackage({ build: false });
	sandbox = await startSandbox({ key: KEY, uploadsPerMinute: 10_000 });
	n8n = await startN8n({
		tarball,
		userFolder: folder,
		env: { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console,file' },
	});
	await runEverything();
	logs = n8n.logs();
	await n8n.stop();
}, START_MS);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.stop();
	rmSync(folder, { recursive: true, force: true });
});

test('everything was run, with successes, pending items and errors', () => {
	const statuses = new Set(executions.map(({ status }) => status));
	expect([...statuses].sort()).toEqual(['error', 'success']);
	expect(executions.length).toBeGreaterThan(100);
	expect(logs).toContain('Start executing node');
});

test('the key is in no file of n8n: no log, no database, no stored item, no error', () => {
	expect(filesWith(folder, KEY)).toEqual([]);
	// The search does find what is there: the name of the credential.
	expect(filesWith(folder, CREDENTIAL_NAME).join()).toContain('database.sqlite');
});

test('the words are in no log', () => {
	const holders = filesWith(folder, SENTENCE);
	expect(holders.filter((file) => !/\.n8n\/database\.sqlite(-wal)?$/.test(file))).toEqual([]);
});

test('the words are in the database only where n8n keeps the data of executions', async () => {
	const database = path.join(folder, '.n8n', 'database.sqlite');
	expect(await columnsWith(database, SENTENCE)).toEqual(['execution_data.data']);
	expect(await columnsWith(database, KEY)).toEqual([]);
});

test('the words are in executions only in items that the node or a later one passed on', () => {
	const places = executions.flatMap(({ data }) => pathsWith(data, SENTENCE));
	const belongs =
		/^resultData\.runData\.(Intron Transcribe|After \w[\w ]*)\.\d+\.data\.main\.0\.\d+\.json\.(transcript|data\.audio_transcript)$/;
	expect(places.filter((place) => !belongs.test(place))).toEqual([]);
	expect(places.length).toBeGreaterThan(20);
});

test('the package holds neither', async () => {
	const unpacked = path.join(folder, 'unpacked');
	await unpack(tarball, unpacked);
	expect([...filesWith(unpacked, KEY), ...filesWith(unpacked, SENTENCE)]).toEqual([]);
	expect(filesWith(unpacked, 'sandbox-key')).toEqual([]);
});
