import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Execution } from '../../lab/execution.mts';
import { outputOf } from '../../lab/execution.mts';
import { FATES } from '../../lab/fates.mts';
import type { Workflow } from '../../lab/workflow.mts';
import { Slots } from '../../nodes/shared/run/slots';
import type { SandboxState } from '../../sandbox/launch.mts';
import { endsOf, publishWorkflow } from '../support/realN8n/realN8n.mts';
import { begunBy, endedRuns, send, useQueue } from '../support/realN8n/queueRuns.mts';
import { CONCURRENCY } from '../support/realN8n/sharedQueue.mts';

const bench = useQueue();

const EXECUTIONS = 200;

/** n8n lists no more than 100 executions at once, so they are spread. */
const WORKFLOWS = 4;

/** How many callers wait for an answer at the same time: more than the workers take. */
const CALLERS = 4 * CONCURRENCY;

const PLAN = Array.from({ length: EXECUTIONS }, (_, index) => {
	const [token = '', end = 'failed', accepted = 0] = FATES[index % FATES.length] ?? [];
	return { name: `Call ${index}${token && ` [${token}]`}`, end, accepted };
});

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

describe(`${EXECUTIONS} webhook calls, two workers, every kind of answer`, () => {
	let runs: Execution[];
	let begun: string[][];
	let state: SandboxState;
	/** How often the sandbox accepted each recording, by its name. */
	let accepted: Map<string, number>;

	beforeAll(async () => {
		await bench.sandbox.reset();
		const workers = await bench.run(2);
		const publish = async () =>
			await publishWorkflow(bench, {}, { onError: 'continueErrorOutput' });
		const workflows = await Promise.all(Array.from({ length: WORKFLOWS }, publish));
		const callers = new Slots(CALLERS);
		const call = async (name: string, index: number) =>
			await send(bench, workflows[index % WORKFLOWS] as Workflow, `${name}.mp3`);
		await Promise.all(
			PLAN.map(async ({ name }, index) => await callers.run(() => call(name, index))),
		);
		const ended = async (workflow: Workflow) =>
			await endedRuns(bench, workflow, EXECUTIONS / WORKFLOWS);
		runs = (await Promise.all(workflows.map(ended))).flat();
		const ids = new Set(runs.map(({ id }) => id));
		begun = workers.map((worker) => begunBy(worker).filter((id) => ids.has(id)));
		state = await bench.sandbox.state();
		accepted = new Map();
		for (const { fields } of await bench.accepted()) {
			const name = fields.audio_file_name ?? '';
			accepted.set(name, (accepted.get(name) ?? 0) + 1);
		}
	}, 300_000);

	test('each call is one execution, which ends well', () => {
		expect(runs.map(({ status }) => status)).toEqual(Array(EXECUTIONS).fill('success'));
	});

	test('each execution is run once, by one of the workers, and both have much to do', () => {
		expect(begun.flat().sort()).toEqual(runs.map(({ id }) => id).sort());
		for (const ids of begun) expect(ids.length).toBeGreaterThan(EXECUTIONS / 4);
	});

	test('each recording ends in one place, the right one', () => {
		const found = new Map<unknown, string[]>();
		for (const run of runs) {
			const name = outputOf(run, 'Webhook')[0]?.binary?.data?.fileName;
			const ends = Object.entries(endsOf(run)) as Array<[string, unknown[]]>;
			const places = ends.flatMap(([end, items]) => items.map(() => end));
			found.set(name, [...(found.get(name) ?? []), ...places]);
		}
		const odd = PLAN.map(({ name, end }) => ({ name, end, found: found.get(`${name}.mp3`) }));
		expect(odd.filter((one) => String(one.found) !== one.end)).toEqual([]);
	});

	test('each recording is accepted, and paid for, once or not at all', () => {
		const odd = PLAN.map((planned) => ({ ...planned, found: accepted.get(planned.name) ?? 0 }));
		expect(odd.filter((one) => one.found !== one.accepted)).toEqual([]);
		expect(state.acceptedUploads).toBe(sum(PLAN.map((planned) => planned.accepted)));
		expect(state.complaints).toEqual([]);
	});

	test('the API key is in no execution and in no log', () => {
		const { main, workers } = bench.n8n;
		const texts = [...runs.map((run) => JSON.stringify(run)), main.logs()];
		for (const text of [...texts, ...workers.map((worker) => worker.logs())]) {
			expect(text).not.toContain(bench.sandbox.key);
		}
	});
});
