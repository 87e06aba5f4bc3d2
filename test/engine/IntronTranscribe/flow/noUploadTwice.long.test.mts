import { beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import { OPERATIONS } from '../../../../nodes/IntronTranscribe/operations';
import { audioSourceParameters } from '../../../../nodes/IntronTranscribe/panel/audioSource';
import type { RecordedRequest } from '../../../../sandbox/launch.mts';
import type { Scenario } from '../../../../sandbox/scenarios/scenario.mts';
import { FILE_SCENARIOS } from '../../../../sandbox/scenarios/scenarios.mts';
import { DELIVERY_SCENARIOS } from '../../../../sandbox/scenarios/faultScenarios.mts';
import type { ValueKind } from '../../../../sandbox/scenarios/values.mts';
import { isStalledUpload, limitAnswerTime } from '../../../support/engine/answerTime.mts';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

limitAnswerTime(500, isStalledUpload);

const UPLOADING = OPERATIONS.filter(({ parameters }) =>
	audioSourceParameters.every((own) => parameters.includes(own)),
).map(({ choice }) => choice.value);

/** Values that take less time than those that the scenarios have by themselves. */
const QUICK: Partial<Record<ValueKind, string>> = { megabytes: '1', seconds: '0.1' };

const tokenOf = ({ name, value }: Scenario) => {
	const quick = value && QUICK[value];
	return quick ? `[${name}=${quick}]` : `[${name}]`;
};

const TOKENS = FILE_SCENARIOS.map(tokenOf);

/** After one of these, no other item of the run is sent any more: each has a run of its own. */
const ENDING = ['[bad-key]', '[balance]'];

const isPaidFor = ({ endpoint, fileId }: RecordedRequest) =>
	endpoint !== 'status' && fileId !== null;

/** Scenarios whose answer holds the file id, but does not arrive whole or can't be read. */
const GARBLED = ['cut', 'long-length', 'short-length', 'bad-gzip', 'utf-16'];

/** The file id of an upload, where its answer arrived whole and can be understood. */
function toldId({ fileId, reply, scenarios }: RecordedRequest): string | undefined {
	const text = typeof reply?.body === 'string' ? reply.body : JSON.stringify(reply?.body ?? '');
	const isEnvelope = text.startsWith('{') && fileId !== null && text.includes(fileId);
	return isEnvelope && !scenarios.some((name) => GARBLED.includes(name)) ? fileId : undefined;
}

interface Outcome {
	uploads: RecordedRequest[];
	/** What left the node for the item. */
	items: INodeExecutionData[];
}

/**
 * Runs the node on a recording for each of some scenarios at once, three times by n8n's Retry On
 * Fail; returns what became of each.
 */
async function runTogether(
	operation: string,
	tokens: readonly string[],
): Promise<Array<[tokens: string, outcome: Outcome]>> {
	await bench.sandbox.reset();
	const { outputs, error } = await bench.run({
		parameters: { operation },
		// The first item fails in every try, so n8n runs the node again.
		items: ['[language]', ...tokens].map((token, index) => recordingItem(`${index} ${token}`)),
		onError: 'continueRegularOutput',
		retryOnFail: true,
	});
	expect(error).toBeUndefined();
	const requests = await bench.sandbox.requests();
	const ofItem = (index: number) =>
		requests.filter(({ fields }) => fields.audio_file_name?.startsWith(`Call ${index} `));
	expect(ofItem(0)).toHaveLength(3);
	return tokens.map((token, index) => [
		token,
		{
			uploads: ofItem(index + 1),
			items: outputs
				.flat()
				.filter(({ pairedItem }) => (pairedItem as IPairedItemData).item === index + 1),
		},
	]);
}

/** What became of each scenario. */
async function runAll(operation: string): Promise<Map<string, Outcome>> {
	const others = TOKENS.filter((token) => !ENDING.includes(token));
	const outcomes = await runTogether(operation, others);
	for (const token of ENDING) outcomes.push(...(await runTogether(operation, [token])));
	return new Map(outcomes);
}

describe.each(UPLOADING)('%s', (operation) => {
	let outcomes: Map<string, Outcome>;

	beforeAll(async () => {
		outcomes = await runAll(operation);
	});

	test.each(TOKENS)('%s: is paid for once at most, and keeps its file id', (tokens) => {
		const { uploads = [], items = [] } = outcomes.get(tokens) ?? {};
		expect(uploads.length).toBeGreaterThanOrEqual(1);
		const paid = uploads.filter(isPaidFor);
		expect(paid.length).toBeLessThanOrEqual(1);

		expect(items).toHaveLength(1);
		const [json] = items.map((item) => item.json);
		if (paid.length === 0) expect(json?.error).toBeDefined();
		for (const id of paid.flatMap((upload) => toldId(upload) ?? [])) {
			expect(JSON.stringify(json)).toContain(id);
		}
		expect(JSON.stringify(items)).not.toContain(bench.sandbox.key);
	});

	test('some scenarios end in an error, and some do not', () => {
		const errors = [...outcomes.values()].filter(({ items }) => items[0]?.json.error !== undefined);
		expect(errors.length).toBeGreaterThan(TOKENS.length / 3);
		expect(errors.length).toBeLessThan((TOKENS.length * 3) / 4);
	});

	const spoiled = DELIVERY_SCENARIOS.map(tokenOf);

	test.each(spoiled)(
		'%s: is paid for once also where another item stops the run',
		async (tokens) => {
			const { error } = await bench.run({
				parameters: { operation },
				items: [recordingItem(`A ${tokens}`), recordingItem('B'), recordingItem('C [balance]')],
				retryOnFail: true,
			});
			expect(error).toBeDefined();
			const paid = (await bench.uploads()).filter(isPaidFor);
			const names = paid.map(({ fields }) => fields.audio_file_name?.slice(0, 6));
			expect(new Set(names).size).toBe(names.length);
			expect(names).toContain('Call A');
		},
	);
});
