import { beforeEach, describe, expect, test } from '@jest/globals';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { FAULTS } from '../../../../nodes/IntronTranscribe/faults';
import { TERMS } from '../../../../nodes/IntronTranscribe/catalog/terms';
import { Ledger } from '../../../../nodes/shared/run/ledger';

/** What n8n keeps of the node's context with the execution. */
let stored: IDataObject;

/** What was logged. */
let logged: string[];

/** How often the ledger asked what would be submitted now. */
let asked: number;

beforeEach(() => {
	stored = {};
	logged = [];
	asked = 0;
});

/** A UUID and a digest, as they are in real life. */
const ID = '12a9760f-b165-4404-91d0-a65d4cd178f5';
const WORK = '9f86d081884c7d659a2feaa0c55ad015';

const lost = FAULTS.ofTransport('ECONNRESET');

interface Try {
	runIndex?: number;
	/** A person's "Retry" has an id of its own. */
	executionId?: string;
	terms?: typeof TERMS;
	isForAgent?: boolean;
}

/** The ledger of one try of a run of the node. */
const open = ({ runIndex = 0, executionId = '42', terms = TERMS, isForAgent }: Try = {}) =>
	new Ledger(
		{
			getContext(type: string) {
				expect(type).toBe('node');
				return stored;
			},
			getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
			getExecutionId: () => executionId,
			logger: { info: (message: string) => logged.push(message) },
		} as unknown as IExecuteFunctions,
		terms,
		isForAgent,
	);

/** Says what would be submitted now. */
const now = (work: string) => async (noted: string) => {
	asked += 1;
	return await Promise.resolve(noted === work);
};

/** As n8n stores an execution and loads it again. */
const storeAndLoad = () => {
	stored = JSON.parse(JSON.stringify(stored)) as IDataObject;
};

const RETRY: Try = { executionId: '43' };

describe('the memory of jobs', () => {
	test('is empty at first', async () => {
		expect(await open().fateOf(0, now(WORK))).toBeUndefined();
		expect(open().acceptedIds()).toEqual([]);
		expect(asked).toBe(0);
	});

	test.each([
		['accepted', (ledger: Ledger) => ledger.noteAccepted(3, WORK, ID), { id: ID }],
		[
			'accepted on a way of its own',
			(ledger: Ledger) => ledger.noteAccepted(3, WORK, ID, 'queue'),
			{ id: ID, route: 'queue' },
		],
		['in doubt', (ledger: Ledger) => ledger.noteDoubt(3, lost), { faultName: 'connectionLost' }],
	])('lasts over the tries of a run, stored or not: %s', async (_what, note, fate) => {
		const ledger = open();
		note(ledger);
		for (const same of [ledger, open()]) {
			expect(await same.fateOf(3, now(WORK))).toMatchObject(fate);
		}
		storeAndLoad();
		const loaded = await open().fateOf(3, now(WORK));
		expect(loaded).toMatchObject(fate);
		expect(loaded && 'route' in loaded).toBe('route' in fate);
	});

	test('keeps items apart', async () => {
		open().noteAccepted(1, WORK, ID);
		for (const item of [0, 2, 11]) {
			expect(await open().fateOf(item, now(WORK))).toBeUndefined();
		}
	});

	test('keeps runs of the node in a loop apart', async () => {
		open({ runIndex: 0 }).noteAccepted(0, WORK, 'a1');
		expect(await open({ runIndex: 1 }).fateOf(0, now(WORK))).toBeUndefined();
		open({ runIndex: 1 }).noteAccepted(0, WORK, 'b2');
		expect(await open({ runIndex: 0 }).fateOf(0, now(WORK))).toMatchObject({ id: 'a1' });
		expect(await open({ runIndex: 1 }).fateOf(0, now(WORK))).toMatchObject({ id: 'b2' });
	});

	test('holds the latest of an item', async () => {
		open().noteDoubt(0, lost);
		open().noteAccepted(0, WORK, 'a1');
		expect(await open().fateOf(0, now(WORK))).toMatchObject({ id: 'a1' });
		open().noteDoubt(0, lost);
		expect(await open().fateOf(0, now(WORK))).not.toHaveProperty('id');
	});

	test("leaves the rest of the node's context alone", () => {
		stored.other = 'kept';
		open().noteAccepted(0, WORK, ID);
		open().close();
		expect(stored.other).toBe('kept');
	});
});

describe('within one execution', () => {
	test.each([WORK, 'other work'])(
		'an item is the same whatever its settings give this time: %s',
		async (work) => {
			open().noteAccepted(0, WORK, 'a1');
			open().noteDoubt(1, lost);
			storeAndLoad();
			expect(await open().fateOf(0, now(work))).toMatchObject({ id: 'a1' });
			expect(await open().fateOf(1, now(work))).toMatchObject({ faultName: 'connectionLost' });
			expect(asked).toBe(0);
		},
	);
});

describe("in a person's retry", () => {
	test('an id counts for the same work', async () => {
		open().noteAccepted(0, WORK, 'a1', 'queue');
		storeAndLoad();
		expect(await open(RETRY).fateOf(0, now(WORK))).toMatchObject({ id: 'a1', route: 'queue' });
		expect(asked).toBe(1);
	});

	test.each(['other work', ''])('an id does not count for the work %j', async (work) => {
		open().noteAccepted(0, WORK, 'a1');
		storeAndLoad();
		expect(await open(RETRY).fateOf(0, now(work))).toBeUndefined();
	});

	test('a job in doubt does not count, and nobody is asked what it would be', async () => {
		open().noteDoubt(0, lost);
		storeAndLoad();
		expect(await open(RETRY).fateOf(0, now(WORK))).toBeUndefined();
		expect(asked).toBe(0);
	});

	test('an id that counts once counts in all tries, whatever the work', async () => {
		open().noteAccepted(0, WORK, 'a1', 'queue');
		storeAndLoad();
		await open(RETRY).fateOf(0, now(WORK));
		storeAndLoad();
		const again = await open(RETRY).fateOf(0, now('other work'));
		expect(again).toMatchObject({ id: 'a1', route: 'queue' });
		expect(asked).toBe(1);
		// A retry of the retry is another execution.
		expect(await open({ executionId: '44' }).fateOf(0, now('other work'))).toBeUndefined();
		expect(await open({ executionId: '44' }).fateOf(0, now(WORK))).toMatchObject({ id: 'a1' });
	});

	test('what was submitted anew counts whatever the work, in its own tries', async () => {
		open().noteAccepted(0, WORK, 'a1');
		open(RETRY).noteAccepted(0, 'other work', 'b2');
		storeAndLoad();
		expect(await open(RETRY).fateOf(0, now(WORK))).toMatchObject({ id: 'b2' });
		expect(await open().fateOf(0, now(WORK))).toBeUndefined();
	});

	test('what can not be told is passed on', async () => {
		open().noteAccepted(0, WORK, 'a1');
		const broken = async () => await Promise.reject(new Error('The file is gone'));
		await expect(open(RETRY).fateOf(0, broken)).rejects.toThrow('The file is gone');
	});
});

describe('the ids of accepted jobs', () => {
	test('are told by item, of this run only', () => {
		open().noteAccepted(10, WORK, 'b2');
		open().noteAccepted(2, WORK, 'a1');
		open().noteDoubt(3, lost);
		open({ runIndex: 1 }).noteAccepted(0, WORK, 'c3');
		expect(open().acceptedIds()).toEqual(['a1', 'b2']);
	});

	test('are told of an earlier execution only where they count', async () => {
		for (const [item, id] of ['a1', 'b2', 'c3'].entries()) open().noteAccepted(item, WORK, id);
		storeAndLoad();
		expect(open(RETRY).acceptedIds()).toEqual([]);
		await open(RETRY).fateOf(0, now('other work'));
		await open(RETRY).fateOf(1, now(WORK));
		open(RETRY).noteAccepted(2, 'other work', 'd4');
		expect(open(RETRY).acceptedIds()).toEqual(['b2', 'd4']);
	});

	test('are also logged, which outlives a killed n8n', () => {
		open().noteAccepted(3, WORK, 'a1');
		open().noteDoubt(4, lost);
		expect(logged).toEqual(['Intron has accepted a recording: File ID a1, execution 42, item 3']);
	});

	test('are logged in the terms of the node', () => {
		const terms = { subject: 'text', idKey: 'speechId', idTitle: 'Speech ID' };
		open({ terms }).noteAccepted(0, WORK, 's1');
		expect(logged).toEqual(['Intron has accepted a text: Speech ID s1, execution 42, item 0']);
	});
});

describe('what is stored with the execution', () => {
	const ITEMS = 1_000;

	/** Real executions have numbers of many digits. */
	const ledger = () => open({ executionId: '123456789' });

	const size = () => JSON.stringify(stored).length;

	test.each([
		['accepted', (item: number) => ledger().noteAccepted(item, WORK, ID, 'queue')],
		['in doubt', (item: number) => ledger().noteDoubt(item, lost)],
	])('is little for an item: %s', (_what, note) => {
		for (let item = 0; item < ITEMS; item++) note(item);
		expect(size() / ITEMS).toBeGreaterThan(20);
		expect(size() / ITEMS).toBeLessThan(150);
	});

	test('holds none of the words of a fault', () => {
		ledger().noteDoubt(0, lost);
		expect(JSON.stringify(stored)).not.toContain(lost.message);
	});

	test('is nothing of a run that is closed', async () => {
		for (let item = 0; item < ITEMS; item++) ledger().noteAccepted(item, WORK, ID);
		ledger().close();
		expect(JSON.stringify(stored)).not.toContain(ID);
		expect(size()).toBeLessThan(20);
		expect(ledger().acceptedIds()).toEqual([]);
		expect(await ledger().fateOf(0, now(WORK))).toBeUndefined();
	});

	test('stays of other runs when one is closed', async () => {
		open({ runIndex: 0 }).noteAccepted(0, WORK, 'a1');
		open({ runIndex: 1 }).noteAccepted(0, WORK, 'b2');
		open({ runIndex: 1 }).close();
		expect(await open({ runIndex: 0 }).fateOf(0, now(WORK))).toMatchObject({ id: 'a1' });
		expect(await open({ runIndex: 1 }).fateOf(0, now(WORK))).toBeUndefined();
	});

	test('does not grow with the turns of a loop', () => {
		for (let runIndex = 0; runIndex < 100; runIndex++) {
			const turn = open({ runIndex });
			turn.noteAccepted(0, WORK, ID);
			turn.close();
		}
		expect(size()).toBeLessThan(20);
	});
});

describe('the calls of an agent', () => {
	const call = (runIndex: number) => open({ runIndex, isForAgent: true });

	test('know what another one has submitted, by the work only', async () => {
		const first = call(0);
		first.noteAccepted(0, WORK, 'a1', 'queue');
		first.close();
		storeAndLoad();
		expect(await call(1).fateOf(0, now(WORK))).toMatchObject({ id: 'a1', route: 'queue' });
		expect(await call(2).fateOf(0, now('other work'))).toBeUndefined();
	});

	test('know of a doubt, in the same execution', async () => {
		call(0).noteDoubt(0, lost, WORK);
		expect(await call(1).fateOf(0, now(WORK))).toMatchObject({ faultName: 'connectionLost' });
		expect(await call(1).fateOf(0, now('other work'))).toMatchObject({
			faultName: 'connectionLost',
		});
		expect(await call(2).fateOf(0, now('other work'))).toBeUndefined();
		const retry = open({ runIndex: 3, executionId: '43', isForAgent: true });
		expect(await retry.fateOf(0, now(WORK))).toBeUndefined();
	});

	describe('at the same moment', () => {
		/** Two calls, of which each looks what there is, and submits its work where there is nothing. */
		async function callTwice(
			works: [string, string],
			isForAgent: boolean,
			answer = async () => {},
		) {
			let submitted = 0;
			const calls = works.map(async (work, runIndex) => {
				const ledger = open({ runIndex, isForAgent });
				return await ledger.inTurn(
					() => work,
					async () => {
						if (await ledger.fateOf(0, now(work))) return;
						submitted += 1;
						await answer();
						ledger.noteAccepted(0, work, `id-of-${work}`);
					},
				);
			});
			await Promise.allSettled(calls);
			return submitted;
		}

		const nextTurn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

		/** An answer that each of two gets only when both wait for it. */
		function meeting() {
			let waiting = 0;
			return async () => {
				waiting += 1;
				while (waiting < 2) await nextTurn();
			};
		}

		test('wait for each other where they are equal', async () => {
			expect(await callTwice(['a', 'a'], true, nextTurn)).toBe(1);
			expect(await callTwice(['a', 'a'], true, nextTurn)).toBe(0);
		});

		test('do not wait where they are not', async () => {
			expect(await callTwice(['a', 'b'], true, meeting())).toBe(2);
		});

		test('submit where the first one was refused', async () => {
			const refuse = async () => await Promise.reject(new Error('refused'));
			expect(await callTwice(['a', 'a'], true, refuse)).toBe(2);
		});

		test('are not what other nodes wait for', async () => {
			expect(await callTwice(['a', 'a'], false, meeting())).toBe(2);
		});
	});

	test('are not what other nodes look through', async () => {
		open({ runIndex: 0 }).noteAccepted(0, WORK, 'a1');
		expect(await open({ runIndex: 1 }).fateOf(0, now(WORK))).toBeUndefined();
		expect(asked).toBe(0);
	});
});
