import { beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import type { RecordedRequest } from '../../../sandbox/launch.mts';
import type { Scenario } from '../../../sandbox/scenarios/scenario.mts';
import { TEXT_SCENARIOS } from '../../../sandbox/scenarios/scenarios.mts';
import type { ValueKind } from '../../../sandbox/scenarios/values.mts';
import { useSandbox } from '../../support/engine/sandboxRuns.mts';
import { outputsOf, speakRun, textItems } from '../../support/engine/speakRuns.mts';

const bench = useSandbox();

/** Values that take less time than those that the scenarios have by themselves. */
const QUICK: Partial<Record<ValueKind, string>> = { megabytes: '1', seconds: '0.1' };

const tokenOf = ({ name, value }: Scenario) => {
	const quick = value && QUICK[value];
	return quick ? `[${name}=${quick}]` : `[${name}]`;
};

/** All but one that takes as long as the time-out. */
const TOKENS = TEXT_SCENARIOS.filter(({ name }) => name !== 'stall').map(tokenOf);

/** Scenarios whose answer holds the text id, but does not arrive whole or can't be read. */
const GARBLED = ['cut', 'long-length', 'short-length', 'bad-gzip', 'utf-16', 'wrong-type'];

const isPaidFor = ({ method, textId }: RecordedRequest) => method === 'POST' && textId !== null;

/** After one of these, no other item of the run is sent any more: each has a run of its own. */
const ENDING = ['[bad-key]', '[balance]'];

interface Outcome {
	readonly own: RecordedRequest[];
	/** What left the node for the item. */
	readonly leaving: INodeExecutionData[];
}

/** Runs the node on a text for each of some scenarios at once, three times by n8n's Retry On Fail. */
async function runTogether(
	operation: string,
	tokens: readonly string[],
	outcomes: Map<string, Outcome>,
): Promise<void> {
	await bench.sandbox.reset();
	const result = await bench.run(
		speakRun({
			// The first item fails in every try, so n8n runs the node again.
			items: textItems(
				...['[accent]', ...tokens].map((token, index) => `Namba ${index}. ${token}`),
			),
			parameters: { operation },
			onError: 'continueRegularOutput',
			retryOnFail: true,
		}),
	);
	expect(result.error).toBeUndefined();
	expect(result.stored).not.toContain(bench.sandbox.key);
	const items = Object.values(outputsOf(result)).flat();
	const requests = await bench.sandbox.requests();
	const ownOf = (index: number) =>
		requests.filter(({ fields }) => fields.text?.startsWith(`Namba ${index}. `));
	expect(ownOf(0)).toHaveLength(3);
	tokens.forEach((token, index) => {
		outcomes.set(token, {
			own: ownOf(index + 1),
			leaving: items.filter(({ pairedItem }) => (pairedItem as IPairedItemData).item === index + 1),
		});
	});
}

describe.each(['generateSpeech', 'startSpeech'])(
	'%s, three times by Retry On Fail',
	(operation) => {
		const outcomes = new Map<string, Outcome>();

		beforeAll(async () => {
			const others = TOKENS.filter((token) => !ENDING.includes(token));
			for (const tokens of [others, ...ENDING.map((token) => [token])]) {
				await runTogether(operation, tokens, outcomes);
			}
		});

		test.each(TOKENS)('%s: is paid for once at most, and keeps its text id', (token) => {
			const { own = [], leaving = [] } = outcomes.get(token) ?? {};
			expect(own.length).toBeGreaterThanOrEqual(1);
			const paid = own.filter(isPaidFor);
			expect(paid.length).toBeLessThanOrEqual(1);
			expect(leaving).toHaveLength(1);
			if (paid.length === 0) expect(leaving[0]?.json.error).toBeDefined();
			for (const { textId, reply, scenarios } of paid) {
				const isTold = JSON.stringify(reply?.body ?? '').includes(`"${textId}"`);
				if (!isTold || scenarios.some((name) => GARBLED.includes(name))) continue;
				expect(JSON.stringify(leaving[0]?.json)).toContain(textId);
			}
		});
	},
);

test('audio that came without a text id is fetched again by its link, and not spoken again', async () => {
	const result = await bench.run(
		speakRun({ items: textItems('Habari [audio:outage=6]'), retryOnFail: true }),
	);
	expect(outputsOf(result).speech).toHaveLength(1);
	expect(await bench.sandbox.state()).toMatchObject({
		acceptedTexts: 1,
		downloads: 7,
		complaints: [],
	});
});

test('ids of other items are in the error that stops the run', async () => {
	const items = textItems('Moja [text-id]', 'Mbili [queue=0.2s] [failed] [text-id]');
	const { error } = await bench.run(speakRun({ items }));
	expect(error?.description).toMatch(/Text IDs? of this run's other items.*: [\da-f-]{36}\./);
});
