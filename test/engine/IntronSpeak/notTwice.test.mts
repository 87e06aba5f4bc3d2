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

describe.each(['generateSpeech', 'startSpeech'])(
	'%s, three times by Retry On Fail',
	(operation) => {
		let requests: RecordedRequest[];
		let items: INodeExecutionData[];

		beforeAll(async () => {
			await bench.sandbox.reset();
			const result = await bench.run(
				speakRun({
					// The first item fails in every try, so n8n runs the node again.
					items: textItems(
						...['[balance]', ...TOKENS].map((tokens, index) => `Namba ${index}. ${tokens}`),
					),
					parameters: { operation },
					onError: 'continueRegularOutput',
					retryOnFail: true,
				}),
			);
			expect(result.error).toBeUndefined();
			expect(result.stored).not.toContain(bench.sandbox.key);
			items = Object.values(outputsOf(result)).flat();
			requests = await bench.sandbox.requests();
		});

		test('runs the node three times', () => {
			expect(requests.filter(({ fields }) => fields.text?.startsWith('Namba 0.'))).toHaveLength(3);
		});

		test.each(TOKENS.map((token, index) => [token, index + 1] as const))(
			'%s: is paid for once at most, and keeps its text id',
			(_token, index) => {
				const own = requests.filter(({ fields }) => fields.text?.startsWith(`Namba ${index}. `));
				expect(own.length).toBeGreaterThanOrEqual(1);
				const paid = own.filter(isPaidFor);
				expect(paid.length).toBeLessThanOrEqual(1);
				const leaving = items.filter(
					({ pairedItem }) => (pairedItem as IPairedItemData).item === index,
				);
				expect(leaving).toHaveLength(1);
				if (paid.length === 0) expect(leaving[0]?.json.error).toBeDefined();
				for (const { textId, reply, scenarios } of paid) {
					const isTold = JSON.stringify(reply?.body ?? '').includes(`"${textId}"`);
					if (!isTold || scenarios.some((name) => GARBLED.includes(name))) continue;
					expect(JSON.stringify(leaving[0]?.json)).toContain(textId);
				}
			},
		);
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
