/** Runs some of the tests that jest has collected, again and again, without loading anything anew. */
import type { Circus } from '@jest/types';

/** A test of jest's. */
interface Collected {
	/** Its name, which stays the same from process to process; equal ones are counted. */
	id: string;
	entry: Circus.TestEntry;
	/** The blocks that it stands in, outermost first. */
	around: Circus.DescribeBlock[];
}

interface Failure {
	id: string;
	error: unknown;
}

/** What a run tells of itself, and whether it goes on behind a failure. */
export interface Listener {
	/** Before a test. */
	onTest?: (id: string) => void;
	/** Behind it; without an error when it went well. */
	onResult?: (id: string, error: unknown, ms: number) => void;
	/** Before something is done once for all these tests. */
	onBlock?: (ids: string[]) => void;
	goesOn?: boolean;
	/** How long a test, or its hooks behind it, may take. */
	limitMs?: number;
}

/** As jest.config.mjs has it. */
const MOST_MS = 60_000;

/** What a test is told to have thrown that did not come to its end. */
export const OVERDUE = new Error('did not come to its end');

/** @throws OVERDUE when the work takes longer; it goes on then */
async function within(limitMs: number, work: () => Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const overdue = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(OVERDUE), limitMs);
	});
	try {
		await Promise.race([work(), overdue]);
	} finally {
		clearTimeout(timer);
	}
}

function* testsIn(
	block: Circus.DescribeBlock,
	blocks: Circus.DescribeBlock[] = [],
): Generator<Omit<Collected, 'id'>> {
	const around = [...blocks, block];
	for (const child of block.children) {
		if (child.type === 'describeBlock') yield* testsIn(child, around);
		else if (child.mode !== 'skip' && child.mode !== 'todo') yield { entry: child, around };
	}
}

const titleOf = ({ entry, around }: Omit<Collected, 'id'>): string =>
	[...around.slice(1).map(({ name }) => name), entry.name].join(' ');

/** Tests and hooks without the callback that jest's old ones have. */
const call = async (fn: Circus.TestFn): Promise<void> => {
	await (fn as () => unknown)();
};

async function runHooks(blocks: Circus.DescribeBlock[], type: Circus.Hook['type']): Promise<void> {
	for (const { hooks } of blocks) {
		for (const hook of hooks) if (hook.type === type) await call(hook.fn);
	}
}

export class Suite {
	private readonly tests: Collected[] = [];

	/** @param root jest's block of all tests */
	constructor(private readonly root: Circus.DescribeBlock) {
		const counts = new Map<string, number>();
		for (const test of testsIn(root)) {
			const title = titleOf(test);
			const count = (counts.get(title) ?? 0) + 1;
			counts.set(title, count);
			this.tests.push({ id: count === 1 ? title : `${title} (${count})`, ...test });
		}
	}

	ids(): string[] {
		return this.tests.map(({ id }) => id);
	}

	/**
	 * Runs tests in their order, with the hooks around them.
	 *
	 * @returns the first failure, behind which nothing is run but hooks, unless the listener goes on
	 */
	async run(ids: readonly string[], listener: Listener = {}): Promise<Failure | undefined> {
		const { onTest, onResult, onBlock, goesOn = false, limitMs = MOST_MS } = listener;
		const wanted = new Set(ids);
		const tests = this.tests.filter(({ id }) => wanted.has(id));
		let failure: Failure | undefined;
		const fail = (id: string, error: unknown) => {
			failure ??= { id, error };
		};
		const isOver = () => failure !== undefined && !goesOn;

		const runTest = async ({ id, entry, around }: Collected) => {
			onTest?.(id);
			const began = performance.now();
			const errors: unknown[] = [];
			const attempt = async (work: () => Promise<void>) =>
				await within(limitMs, work).catch((error: unknown) => errors.push(error));
			await attempt(async () => {
				await runHooks(around, 'beforeEach');
				if (entry.fn) await call(entry.fn);
			});
			await attempt(async () => await runHooks([...around].reverse(), 'afterEach'));
			if (errors.length > 0) fail(id, errors[0]);
			onResult?.(id, errors[0], performance.now() - began);
		};

		const runBlock = async (block: Circus.DescribeBlock) => {
			const inside = tests.filter(({ around }) => around.includes(block));
			const [first] = inside;
			if (!first || isOver()) return;
			const attempt = async (work: () => Promise<void>) => {
				onBlock?.(inside.map(({ id }) => id));
				await work().catch((error: unknown) => fail(first.id, error));
			};
			await attempt(async () => await runHooks([block], 'beforeAll'));
			for (const child of block.children) {
				if (isOver()) break;
				const test = inside.find(({ entry }) => entry === child);
				if (child.type === 'describeBlock') await runBlock(child);
				else if (test) await runTest(test);
			}
			await attempt(async () => await runHooks([block], 'afterAll'));
		};

		await runBlock(this.root);
		return failure;
	}
}
