/** Whatever the service does: where the API key, a text and the link to its audio may be found afterwards. */
import { expect, test } from '@jest/globals';

import type { ListedScenario } from '../../../sandbox/launch.mts';
import { filesWith, pathsWith } from '../../support/realN8n/leaks.mts';
import { publishSpeak } from '../../support/realN8n/speakRuns.mts';
import type { WatchedPlace } from '../../support/realN8n/watchedN8n.mts';
import {
	CREDENTIAL_NAME,
	inParallel,
	MARKED_KEY,
	useWatchedN8n,
} from '../../support/realN8n/watchedN8n.mts';

const SENTENCE = 'Maneno ya siri ya mgonjwa wa kwanza';

/** A part of every link to audio. */
const LINK = '/intron-tts/';

/** A text that meets the scenario when it is sent. */
const textFor = ({ name, value }: ListedScenario): string =>
	`${SENTENCE}. [${name}${value ? `=${value.example}` : ''}]`;

/** A text that meets the scenario once, when its status or its audio is asked for. */
const laterFor = (target: string) => (scenario: ListedScenario) =>
	`${SENTENCE}. [timeout] [${target}:${scenario.name}${scenario.value ? '=1' : ''}]`;

/** Scenarios without those in which time passes until the node gives up. */
const isQuick = ({ name, forTexts }: ListedScenario) =>
	forTexts && !['stall', 'bad-gzip', 'audio-seconds', 'huge'].includes(name);

async function runEverything(place: WatchedPlace) {
	const { client } = place.n8n;
	const scenarios = (await place.sandbox.scenarios()).filter(isQuick);
	const later = scenarios.filter(({ forStatus }) => forStatus);
	const atOnce = [`${SENTENCE}.`, ...scenarios.map(textFor)];
	const texts = [...atOnce, ...later.map(laterFor('status')), ...later.map(laterFor('audio'))];
	const options = { onTimeOut: 'keepWaiting', firstCheck: 1, maxWait: 10 };
	const onError = 'continueErrorOutput';
	const retrying = { retryOnFail: true, maxTries: 2 };
	const plan = [
		{ workflow: await publishSpeak(place, { options }, { onError }), texts },
		{
			workflow: await publishSpeak(place, { options: { simplify: false } }, { onError }),
			texts: atOnce,
		},
		{ workflow: await publishSpeak(place, { options }, retrying), texts: atOnce },
	];
	// A run each: after some faults, the other texts of a run are not sent.
	const speaking = plan.flatMap(({ workflow, texts: own }) =>
		own.map((text) => async () => {
			await client.callWebhook(workflow.name, { json: { items: [{ text }] } });
		}),
	);
	await inParallel(speaking);
	return plan.map(({ workflow }) => workflow);
}

const remains = useWatchedN8n(runEverything);

test('everything was run, with successes and errors', () => {
	const statuses = new Set(remains.executions.map(({ status }) => status));
	expect([...statuses].sort()).toEqual(['error', 'success']);
	expect(remains.executions.length).toBeGreaterThan(100);
});

test('the key is in no file of n8n: no log, no database, no stored item, no error', () => {
	expect(filesWith(remains.folder, MARKED_KEY)).toEqual([]);
	// The search does find what is there: the name of the credential.
	expect(filesWith(remains.folder, CREDENTIAL_NAME).join()).toContain('database.sqlite');
});

test('neither a text nor a link is in a log', () => {
	expect(remains.filesBesideDatabase(SENTENCE)).toEqual([]);
	expect(remains.filesBesideDatabase(LINK)).toEqual([]);
});

const itemOf = (nodes: string, field: string) =>
	new RegExp(
		`^resultData\\.runData\\.(${nodes})\\.\\d+\\.data\\.main\\.\\d\\.\\d+\\.json\\.(${field})$`,
	);

/** Where n8n keeps what came in for somebody who tries the execution again. */
const KEPT_INPUT = /^executionData\.nodeExecutionStack\.\d+\.data\.main\.0\.\d+\.json\.text$/;

/** Where a text that was spoken without an ID is kept for that, since it can't be fetched otherwise. */
const KEPT_JOB = /^executionData\.contextData\.node:Intron Speak\.intronJobs\.0\.0\.route$/;

/** Where a text stands in executions, but for the places that belong to it. */
const strayPlaces = (text: string, belongs: readonly RegExp[]): string[] =>
	remains.executions
		.flatMap(({ data }) => pathsWith(data, text))
		.filter((place) => !belongs.some((one) => one.test(place)));

test('a text is in executions only in items, and in no error', () => {
	const came = itemOf('Webhook', 'body\\.items\\.\\d+\\.text');
	// n8n itself passes the fields of an item on that leaves by the error output.
	const passed = itemOf('Split Out|Intron Speak|After [\\w ]+', 'text|spokenText');
	expect(strayPlaces(SENTENCE, [came, passed, KEPT_INPUT])).toEqual([]);
	expect(strayPlaces(SENTENCE, []).length).toBeGreaterThan(100);
});

test("a link is in executions only in the service's own answer, which Simplify turned off asks for", () => {
	const asked = itemOf('Intron Speak|After [\\w ]+', 'data\\.audio_path');
	expect(strayPlaces(LINK, [asked, KEPT_JOB])).toEqual([]);
	expect(strayPlaces(LINK, []).length).toBeGreaterThan(10);
});
