/** Runs some of the tests that jest has collected, again and again, without loading anything anew. */

const DESCRIBE = 'describeBlock';

/** As jest.config.mjs has it. */
const MOST_MS = 60_000;

/** The tests of a block of jest's, with the blocks that they stand in, outermost first. */
function* testsIn(block, blocks = []) {
	const around = [...blocks, block];
	for (const child of block.children) {
		if (child.type === DESCRIBE) yield* testsIn(child, around);
		else if (child.mode !== 'skip' && child.mode !== 'todo') yield { entry: child, around };
	}
}

const titleOf = ({ entry, around }) =>
	[...around.slice(1).map(({ name }) => name), entry.name].join(' ');

const hooksOf = (block, type) => block.hooks.filter((hook) => hook.type === type);

/** What a test is told to have thrown that did not come to its end. */
export const OVERDUE = new Error('did not come to its end');

/** The result of the work, or `OVERDUE` thrown when it takes longer; what it does goes on then. */
async function within(limitMs, work) {
	let timer;
	const overdue = new Promise((_resolve, reject) => {
		timer = setTimeout(() => reject(OVERDUE), limitMs);
	});
	try {
		return await Promise.race([work(), overdue]);
	} finally {
		clearTimeout(timer);
	}
}

async function runHooks(blocks, type) {
	for (const block of blocks) for (const { fn } of hooksOf(block, type)) await fn.call({});
}

export class Suite {
	/** By their names, which stay the same from process to process; equal ones are counted. */
	#tests = new Map();

	/** @param root jest's block of all tests */
	constructor(root) {
		this.root = root;
		for (const test of testsIn(root)) {
			const title = titleOf(test);
			let id = title;
			for (let count = 2; this.#tests.has(id); count++) id = `${title} (${count})`;
			this.#tests.set(id, { id, ...test });
		}
	}

	ids() {
		return [...this.#tests.keys()];
	}

	/**
	 * Runs tests in their order, with the hooks around them.
	 *
	 * @param ids of the tests
	 * @param limitMs that a test with its hooks may take
	 * @param listener is told of each test and of each block's common hooks: `onTest(id)` before, and
	 *   `onResult(id, error, ms)` after it; `onBlock(ids)` before what is done once for several tests
	 * @returns the first failure, as `{ id, error }`, behind which nothing is run unless `goesOn`
	 */
	async run(ids, { limitMs = MOST_MS, onTest, onResult, onBlock, goesOn = false } = {}) {
		const wanted = new Set(ids);
		const tests = [...this.#tests.values()].filter(({ id }) => wanted.has(id));
		let failure;
		const fail = (id, error) => (failure ??= { id, error });

		const runTest = async ({ id, entry, around }) => {
			onTest?.(id);
			const began = performance.now();
			let error;
			const attempt = async (work) =>
				await work().catch((thrown) => (error ??= thrown ?? 'nothing'));
			const inTime = async (work) => await attempt(async () => await within(limitMs, work));
			await inTime(async () => {
				await runHooks(around, 'beforeEach');
				await entry.fn.call({});
			});
			await inTime(async () => await runHooks([...around].reverse(), 'afterEach'));
			if (error !== undefined) fail(id, error);
			onResult?.(id, error, performance.now() - began);
		};

		const runBlock = async (block) => {
			const inside = tests.filter(({ around }) => around.includes(block));
			if (inside.length === 0 || (failure && !goesOn)) return;
			onBlock?.(inside.map(({ id }) => id));
			try {
				await runHooks([block], 'beforeAll');
				for (const child of block.children) {
					if (failure && !goesOn) break;
					if (child.type === DESCRIBE) await runBlock(child);
					else {
						const test = inside.find(({ entry }) => entry === child);
						if (test) await runTest(test);
					}
				}
			} catch (error) {
				fail(inside[0].id, error);
			} finally {
				onBlock?.(inside.map(({ id }) => id));
				await runHooks([block], 'afterAll').catch((error) => fail(inside[0].id, error));
			}
		};

		await runBlock(this.root);
		return failure;
	}
}
