import { describe, expect, test } from '@jest/globals';

import type { Call, Run } from '../../../../scripts/soak/account.mts';
import { accountFor } from '../../../../scripts/soak/account.mts';

const call = (name: string, more: Partial<Call> = {}): Call => ({
	name,
	end: 'transcribed',
	accepted: 1,
	answer: 200,
	...more,
});

const run = (name: string, more: Partial<Run> = {}): Run => ({
	name,
	end: 'transcribed',
	status: 'success',
	...more,
});

describe('the account of a soak', () => {
	test('has no flaw where each call ends as planned', () => {
		const calls = [call('a'), call('b', { end: 'failed', accepted: 0 })];
		const runs = [run('b', { end: 'failed' }), run('a')];
		expect(accountFor(calls, runs, new Map([['a', 1]]))).toEqual({
			counts: {
				calls: 2,
				'answered 200': 2,
				'executions success': 2,
				'ended in the right place': 2,
				'lost by n8n with what was stopped': 0,
				'without an answer as a store was restarted': 0,
				'accepted uploads': 1,
			},
			flaws: [],
		});
	});

	test('counts what n8n lost, which is no flaw when nothing was sent twice', () => {
		const calls = [call('a', { answer: 500 }), call('b', { answer: 503 })];
		const { counts, flaws } = accountFor(
			calls,
			[run('', { status: 'error', end: '' })],
			new Map([['a', 1]]),
		);
		expect(flaws).toEqual([]);
		expect(counts).toMatchObject({ 'lost by n8n with what was stopped': 2, 'answered 503': 1 });
	});

	test('counts what n8n left as running when its database was restarted', () => {
		const calls = [call('a', { answer: 0, isCutOff: true }), call('b', { isCutOff: true })];
		const runs = [run('', { status: 'running', end: '' }), run('b')];
		const uploads = new Map([
			['a', 1],
			['b', 1],
		]);
		const { counts, flaws } = accountFor(calls, runs, uploads);
		expect(flaws).toEqual([]);
		expect(counts).toMatchObject({
			'lost by n8n with what was stopped': 1,
			'without an answer as a store was restarted': 1,
			'ended in the right place': 1,
		});
		const more = [...runs, run('', { status: 'new', end: '' })];
		expect(accountFor(calls, more, uploads).flaws).toEqual([
			'1 executions have not ended',
			'3 executions of 2 calls',
		]);
	});

	test.each<[string, Call[], Run[], Array<[string, number]>, string]>([
		['no answer', [call('a', { answer: 0 })], [run('a')], [['a', 1]], 'a got no answer'],
		[
			'two executions',
			[call('a'), call('b')],
			[run('a'), run('a')],
			[['a', 1]],
			'a is 2 executions',
		],
		[
			'two uploads',
			[call('a')],
			[run('', { status: 'error' })],
			[['a', 2]],
			'a was accepted 2 times',
		],
		['no upload', [call('a')], [run('a')], [], 'a was accepted 0 times, not 1'],
		[
			'another end',
			[call('a')],
			[run('a', { end: '' })],
			[['a', 1]],
			'a ended in "", not in "transcribed"',
		],
		['no end', [call('a')], [run('', { status: 'running' })], [], '1 executions have not ended'],
		['more executions', [], [run('', { status: 'error' })], [], '1 executions of 0 calls'],
	])('tells of %s', (_what, calls, runs, accepted, flaw) => {
		expect(accountFor(calls, runs, new Map(accepted)).flaws).toEqual([flaw]);
	});
});
