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

/** The part of a link by which it opens the audio. */
const LINK = 'Signature=';

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
	const scenarios = (await place.sandbox.scenarios()).filter(isQuick);
	const later = scenarios.filter(({ forStatus }) => forStatus);
	const texts = [
		`${SENTENCE}.`,
		...scenarios.map(textFor),
		...later.map(laterFor('status')),
		...later.map(laterFor('audio')),
	];
	const options = { onTimeOut: 'keepWaiting', firstCheck: 1, maxWait: 20 };
	const onError = 'continueErrorOutput';
	const plan = [
		await publishSpeak(place, { options }, { onError }),
		await publishSpeak(place, { options: { ...options, simplify: false } }, { onError }),
		await publishSpeak(place, { options }, { retryOnFail: true, maxTries: 2 }),
	];
	// A run each: after some faults, the other texts of a run are not sent.
	const { client } = place.n8n;
	const speaking = plan.flatMap(({ name }) =>
		texts.map((text) => async () => {
			await client.callWebhook(name, { json: { items: [{ text }] } });
		}),
	);
	await inParallel(speaking);
	return plan;
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

test('a text is in executions only where it came in, and where its output tells what was spoken', () => {
	const belongs =
		/^resultData\.runData\.(Webhook\.\d+\.data\.main\.0\.\d+\.json\.body\.items\.\d+\.text|Split Out\.\d+\.data\.main\.0\.\d+\.json\.text|(Intron Speak|After [\w ]+)\.\d+\.data\.main\.[01]\.\d+\.json\.spokenText)$/;
	const places = remains.executions.flatMap(({ data }) => pathsWith(data, SENTENCE));
	expect(places.filter((place) => !belongs.test(place))).toEqual([]);
	expect(places.length).toBeGreaterThan(100);
});

test("a link is in executions only in the service's own answer, which Simplify turned off asks for", () => {
	const belongs =
		/^resultData\.runData\.(Intron Speak|After [\w ]+)\.\d+\.data\.main\.0\.\d+\.json\.data\.audio_path$/;
	const places = remains.executions.flatMap(({ data }) => pathsWith(data, LINK));
	expect(places.filter((place) => !belongs.test(place))).toEqual([]);
	expect(places.length).toBeGreaterThan(10);
});
