/** Whatever the service does: where the API key and the words of a recording may be found afterwards. */
import path from 'node:path';

import { expect, test } from '@jest/globals';

import type { ListedScenario } from '../../sandbox/launch.mts';
import { unpack } from '../../lab/package.mts';
import { columnsWith, filesWith, pathsWith } from '../support/realN8n/leaks.mts';
import { publishWorkflow } from '../support/realN8n/realN8n.mts';
import type { WatchedPlace } from '../support/realN8n/watchedN8n.mts';
import {
	CREDENTIAL_NAME,
	inParallel,
	MARKED_KEY,
	useWatchedN8n,
} from '../support/realN8n/watchedN8n.mts';
import { recordingBytes, recordingEntry } from '../support/service/recordings.mts';

const RECORDING = 'english.ogg';

/** The beginning of what is said in the recording, so that a part of an answer holds it too. */
const SENTENCE = recordingEntry(RECORDING).transcript.slice(0, 40);

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

async function runEverything(place: WatchedPlace) {
	const { client } = place.n8n;
	const options = { onTimeOut: 'keepWaiting', firstCheck: 1, maxWait: 30 };
	const scenarios = (await place.sandbox.scenarios()).filter(isQuick);
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
	const data = recordingBytes(RECORDING);
	const uploading = plan.flatMap(({ workflow, names }) =>
		names.map((name) => async () => {
			const file = { data, name: `${name}.ogg`, type: 'audio/ogg' };
			await client.callWebhook(workflow.name, { file });
		}),
	);
	await inParallel(uploading);
	return plan.map(({ workflow }) => workflow);
}

const remains = useWatchedN8n(runEverything);

test('everything was run, with successes, pending items and errors', () => {
	const statuses = new Set(remains.executions.map(({ status }) => status));
	expect([...statuses].sort()).toEqual(['error', 'success']);
	expect(remains.executions.length).toBeGreaterThan(100);
	expect(remains.logs).toContain('Start executing node');
});

test('the key is in no file of n8n: no log, no database, no stored item, no error', () => {
	expect(filesWith(remains.folder, MARKED_KEY)).toEqual([]);
	// The search does find what is there: the name of the credential.
	expect(filesWith(remains.folder, CREDENTIAL_NAME).join()).toContain('database.sqlite');
});

test('the words are in no log', () => {
	expect(remains.filesBesideDatabase(SENTENCE)).toEqual([]);
});

test('the words are in the database only where n8n keeps the data of executions', async () => {
	expect(await columnsWith(remains.database, SENTENCE)).toEqual(['execution_data.data']);
	expect(await columnsWith(remains.database, MARKED_KEY)).toEqual([]);
});

test('the words are in executions only in items that the node or a later one passed on', () => {
	const places = remains.executions.flatMap(({ data }) => pathsWith(data, SENTENCE));
	const belongs =
		/^resultData\.runData\.(Intron Transcribe|After \w[\w ]*)\.\d+\.data\.main\.0\.\d+\.json\.(transcript|data\.audio_transcript)$/;
	expect(places.filter((place) => !belongs.test(place))).toEqual([]);
	expect(places.length).toBeGreaterThan(20);
});

test('the package holds neither', async () => {
	const unpacked = path.join(remains.folder, 'unpacked');
	await unpack(remains.tarball, unpacked);
	expect([...filesWith(unpacked, MARKED_KEY), ...filesWith(unpacked, SENTENCE)]).toEqual([]);
	expect(filesWith(unpacked, 'sandbox-key')).toEqual([]);
});
