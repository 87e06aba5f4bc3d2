import { say } from '../../lab/progress.mts';
import type { Print } from './command.mts';

/** How much passed and how much did not: tests, or a step as a whole. */
export interface Counts {
	passed: number;
	failed: number;
}

/** Something to be done that can fail. */
export interface Step {
	name: string;
	/** What it prints goes through `print`. */
	run: (print: Print) => Promise<Counts>;
}

/** Steps one after the other. */
export type Lane = readonly Step[];

/** What became of a step. */
export interface Result extends Counts {
	name: string;
	seconds: number;
}

const HEARTBEAT_MS = 10_000;

async function runStep({ name, run }: Step, print: Print): Promise<Result> {
	const began = Date.now();
	const counts = await run(print).catch((error: unknown) => {
		print(`${error instanceof Error ? error.message : String(error)}\n`);
		return { passed: 0, failed: 1 };
	});
	return { name, seconds: (Date.now() - began) / 1000, ...counts };
}

/**
 * Runs lanes side by side; a failed step does not keep the next ones from reporting. A lane alone
 * prints as it goes. Of several, each step prints as one block when it is over.
 */
export async function runStage(lanes: readonly Lane[]): Promise<Result[]> {
	if (lanes.length > 1) say(`side by side: ${lanes.map(namesOf).join(' | ')}`);
	const atWork = new Set<string>();
	const heartbeat = setInterval(() => {
		if (lanes.length > 1) say(`  still at it: ${[...atWork].join(', ')}`);
	}, HEARTBEAT_MS);
	const runLane = async (lane: Lane) => {
		const results: Result[] = [];
		for (const step of lane) {
			atWork.add(step.name);
			results.push(await (lanes.length > 1 ? runAsBlock(step) : runLive(step)));
			atWork.delete(step.name);
		}
		return results;
	};
	try {
		return (await Promise.all(lanes.map(runLane))).flat();
	} finally {
		clearInterval(heartbeat);
	}
}

const namesOf = (lane: Lane) => lane.map(({ name }) => name).join(', ');

async function runLive(step: Step): Promise<Result> {
	console.log(`\n=== ${step.name}`);
	return await runStep(step, (text) => process.stdout.write(text));
}

async function runAsBlock(step: Step): Promise<Result> {
	let block = `\n=== ${step.name}\n`;
	const result = await runStep(step, (text) => {
		block += text;
	});
	process.stdout.write(block);
	return result;
}
