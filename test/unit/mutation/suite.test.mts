import type { Circus } from '@jest/types';
import { describe, expect, test } from '@jest/globals';

import { OVERDUE, Suite } from '../../mutation/suite.mts';

type Work = () => unknown;

/** What jest collects, as far as it is read. */
const testOf = (name: string, fn: Work, mode?: 'skip'): Circus.TestEntry =>
	({ type: 'test', name, fn, mode }) as unknown as Circus.TestEntry;

const blockOf = (
	name: string,
	children: Circus.DescribeBlock['children'],
	hooks: Array<[Circus.Hook['type'], Work]> = [],
): Circus.DescribeBlock =>
	({
		type: 'describeBlock',
		name,
		children,
		hooks: hooks.map(([type, fn]) => ({ type, fn })),
	}) as unknown as Circus.DescribeBlock;

/** Two blocks with a test each, of which the hooks and tests say that they ran. */
function told(fail: (what: string) => void = () => {}) {
	const seen: string[] = [];
	const say = (what: string) => async () => {
		seen.push(what);
		await Promise.resolve();
		fail(what);
	};
	const hooks = (of: string): Array<[Circus.Hook['type'], Work]> =>
		(['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const).map((type) => [
			type,
			say(`${type} ${of}`),
		]);
	const inner = blockOf(
		'inner',
		[testOf('one', say('one')), testOf('two', say('two'))],
		hooks('b'),
	);
	const root = blockOf('ROOT', [
		blockOf('outer', [inner, testOf('three', say('three'))], hooks('a')),
	]);
	return { suite: new Suite(root), seen };
}

const throwing = (what: string) => (told: string) => {
	if (told === what) throw new Error(what);
};

describe('the tests that jest has collected', () => {
	test('have names of their own, without those that are left out', () => {
		const nothing = () => {};
		const twice = [1, 2].map(() => testOf('a', nothing));
		const root = blockOf('ROOT', [blockOf('of', [...twice, testOf('b', nothing, 'skip')])]);
		expect(new Suite(root).ids()).toEqual(['of a', 'of a (2)']);
	});

	test('run with the hooks around them, in their order, as often as it is asked for', async () => {
		const { suite, seen } = told();
		for (let times = 0; times < 2; times++) {
			seen.length = 0;
			expect(await suite.run(['outer inner two', 'outer three'])).toBeUndefined();
			expect(seen).toEqual([
				'beforeAll a',
				'beforeAll b',
				'beforeEach a',
				'beforeEach b',
				'two',
				'afterEach b',
				'afterEach a',
				'afterAll b',
				'beforeEach a',
				'three',
				'afterEach a',
				'afterAll a',
			]);
		}
	});

	test('are told with what they are done for', async () => {
		const { suite } = told();
		const events: string[] = [];
		await suite.run(['outer inner one'], {
			onTest: (id) => events.push(`test ${id}`),
			onBlock: (ids) => events.push(`for ${ids.join()}`),
			onResult: (id, error) => events.push(`${id}: ${String(error)}`),
		});
		const one = 'outer inner one';
		const block = `for ${one}`;
		// Of the root, of two blocks, before and after their tests.
		expect(events).toEqual([
			...[block, block, block, `test ${one}`, `${one}: undefined`],
			...[block, block, block],
		]);
	});
});

describe('a failure', () => {
	test.each(['one', 'beforeEach b', 'afterEach a'])(
		'in %s ends the run, behind the hooks',
		async (what) => {
			const { suite, seen } = told(throwing(what));
			expect(await suite.run(suite.ids())).toMatchObject({
				id: 'outer inner one',
				error: { message: what },
			});
			expect(seen).not.toContain('two');
			expect(seen.slice(-2)).toEqual(['afterAll b', 'afterAll a']);
		},
	);

	test.each(['beforeAll b', 'afterAll b'])('in %s is one of the first test', async (what) => {
		const { suite } = told(throwing(what));
		expect(await suite.run(suite.ids())).toMatchObject({ id: 'outer inner one' });
	});

	test('is the first of several where all are run', async () => {
		const results: string[] = [];
		const { suite } = told(throwing('two'));
		const failure = await suite.run(suite.ids(), {
			goesOn: true,
			onResult: (id, error) => results.push(`${id} ${error === undefined}`),
		});
		expect(failure).toMatchObject({ id: 'outer inner two' });
		expect(results).toEqual(['outer inner one true', 'outer inner two false', 'outer three true']);
	});

	test('is also a test that does not come to its end', async () => {
		const root = blockOf('ROOT', [testOf('endless', async () => await new Promise(() => {}))]);
		expect(await new Suite(root).run(['endless'], { limitMs: 20 })).toEqual({
			id: 'endless',
			error: OVERDUE,
		});
	});
});
