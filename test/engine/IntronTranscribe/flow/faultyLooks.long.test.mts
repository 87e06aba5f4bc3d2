import { beforeAll, describe, expect, test } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { MAX_TRIES } from '../../../../nodes/shared/intron/retry';
import type { RecordedRequest } from '../../../../sandbox/launch.mts';
import {
	DELIVERY_SCENARIOS,
	REFUSAL_SCENARIOS,
} from '../../../../sandbox/scenarios/faultScenarios.mts';
import type { Scenario } from '../../../../sandbox/scenarios/scenario.mts';
import { valueKindOf } from '../../../../sandbox/scenarios/tokens.mts';
import { FAULT_VALUE } from '../../../../sandbox/scenarios/values.mts';
import { limitAnswerTime } from '../../../support/engine/answerTime.mts';
import type { InputItem } from '../../../support/engine/engine.mts';
import { recordingEntry } from '../../../support/service/recordings.mts';
import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

let mayStall = false;

limitAnswerTime(300, ({ method = 'GET' }) => mayStall && method === 'GET');

/** Replies that mean that the same look may go well a little later. */
const PASSING = [
	'rate-limit',
	'outage',
	'internal-error',
	'html',
	'cut',
	'long-length',
	'short-length',
	'bad-gzip',
	'gave-up',
	'reset',
];

/** Replies that are odd, but can be read. */
const READABLE = ['double-encoded', 'huge'];

/**
 * A file that was uploaded just now may not be known yet, so it is looked at again for half a minute.
 * Looks come one a second, so that behind all others it may have had its time before the first.
 */
const NOT_YET_KNOWN = 'unknown-file';

/** All but one that takes long. */
const FAULTS = [...REFUSAL_SCENARIOS, ...DELIVERY_SCENARIOS].filter(({ name }) => name !== 'stall');

const NAMES = FAULTS.map(({ name }) => name);

/** The tokens of a recording that is not ready when it is uploaded, and then meets a fault. */
function tokensOf(scenario: Scenario, times: number): string {
	const count = valueKindOf(scenario) === FAULT_VALUE ? `=${times}` : '';
	const value = scenario.value === 'megabytes' ? '=1' : count;
	return `[timeout][status:${scenario.name}${value}]`;
}

interface Fate {
	json: IDataObject;
	output: number;
	upload: RecordedRequest | undefined;
	looks: number;
}

/** What became of the recording of each scenario. */
async function fatesOf(
	outputs: INodeExecutionData[][],
	uploads: readonly RecordedRequest[],
): Promise<Map<string, Fate>> {
	const looks = await bench.looks();
	const fates = NAMES.map((name, item): [string, Fate] => {
		const output = outputs.findIndex((items) =>
			items.some(({ pairedItem }) => isOf(pairedItem, item)),
		);
		const found = outputs[output]?.find(({ pairedItem }) => isOf(pairedItem, item));
		if (!found) throw new Error(`Nothing left the node for ${name}`);
		const upload = uploads.find(({ fields }) =>
			fields.audio_file_name?.startsWith(`Call ${item} `),
		);
		const own = looks.filter(({ fileId }) => fileId === upload?.fileId);
		return [name, { json: found.json, output, upload, looks: own.length }];
	});
	return new Map(fates);
}

const isOf = (pairedItem: INodeExecutionData['pairedItem'], item: number) =>
	typeof pairedItem === 'object' && 'item' in pairedItem && pairedItem.item === item;

const recordings = (times: number): InputItem[] =>
	FAULTS.map((scenario, index) => recordingItem(`${index} ${tokensOf(scenario, times)}`));

describe.each([
	['pass after two looks', 2],
	['do not pass', 9_999],
])('faults that %s', (_how, times) => {
	const isForever = times > 2;

	describe.each(['Keep Waiting', 'Get Transcript'])('%s', (how) => {
		const isPatient = how === 'Keep Waiting';
		let fates: Map<string, Fate>;

		beforeAll(async () => {
			await bench.sandbox.reset();
			const options = isPatient ? { onTimeOut: 'keepWaiting', maxWait: 90 } : {};
			let { outputs } = await bench.run({
				parameters: { options },
				items: recordings(times),
				onError: 'continueRegularOutput',
			});
			const uploads = await bench.uploads();
			if (!isPatient) {
				expect(outputs[1]).toHaveLength(NAMES.length);
				({ outputs } = await bench.run({
					parameters: { operation: 'getTranscript' },
					items: (outputs[1] ?? []).map(({ json }) => ({ json })),
					onError: 'continueRegularOutput',
				}));
			}
			fates = await fatesOf(outputs, uploads);
		});

		test.each(NAMES)('%s: the file id is kept, and paid for once', (name) => {
			const { json, output, upload, looks } = fates.get(name) ?? {};
			const fileId = upload?.fileId;
			expect(fileId).toEqual(expect.any(String));
			expect(JSON.stringify(json)).toContain(fileId);
			expect(JSON.stringify(json)).not.toContain(bench.sandbox.key);

			const passes = PASSING.includes(name) && !isForever;
			if (passes || READABLE.includes(name)) {
				expect(output).toBe(0);
				expect(json?.transcript).toBe(recordingEntry('english.ogg').transcript);
				expect(looks).toBe(passes ? 3 : 1);
			} else if (PASSING.includes(name) && isPatient) {
				expect(output).toBe(1);
				expect(json).toMatchObject({ fileId, status: 'processing' });
				expect(looks).toBeGreaterThan(3);
			} else {
				expect(output).toBe(0);
				expect(json).toMatchObject({ error: { fileId } });
				if (isPatient && name === NOT_YET_KNOWN) expect(looks).toBeGreaterThanOrEqual(1);
				else expect(looks).toBe(PASSING.includes(name) ? MAX_TRIES : 1);
			}
		});

		test('no recording is uploaded again', async () => {
			const ids = new Set([...fates.values()].map(({ upload }) => upload?.fileId));
			expect(ids.size).toBe(NAMES.length);
		});
	});
});

test('a look that is never answered is followed by another one', async () => {
	mayStall = true;
	const { outputs } = await bench.run({
		parameters: { options: { onTimeOut: 'keepWaiting' } },
		items: [recordingItem('[timeout][status:stall=1]')],
	});
	mayStall = false;
	expect(outputs[0]).toHaveLength(1);
	expect(await bench.looks()).toHaveLength(2);
});

test('a file that is not known is looked at again for half a minute, and then given up', async () => {
	await bench.sandbox.reset();
	const scenario = FAULTS.find(({ name }) => name === NOT_YET_KNOWN);
	if (!scenario) throw new Error('The sandbox has no such fault');
	const { outputs } = await bench.run({
		parameters: { options: { onTimeOut: 'keepWaiting', maxWait: 90 } },
		items: [recordingItem(tokensOf(scenario, 9_999))],
		onError: 'continueRegularOutput',
	});
	const [upload] = await bench.uploads();
	const looks = await bench.looks();
	expect(outputs[0]).toMatchObject([{ json: { error: { fileId: upload?.fileId } } }]);
	expect(looks.length).toBeGreaterThan(3);
	expect(new Set(looks.map(({ fileId }) => fileId))).toEqual(new Set([upload?.fileId]));
});
