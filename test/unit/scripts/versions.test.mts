import { isDeepStrictEqual } from 'node:util';

import { describe, expect, test } from '@jest/globals';

import { knownN8n } from '../../../lab/install.mts';
import { DEFAULT_N8N } from '../../../lab/paths.mts';
import { compatibilityTable } from '../../../scripts/docs/compatibility.mts';
import type { RunRecord } from '../../../scripts/versions/runs.mts';
import { chooseRuns, readRecords, withRecord } from '../../../scripts/versions/runs.mts';

const VERSIONS = ['1.123.81', '2.0.3', '2.41.1'];

const record = (n8n: string, mode: RunRecord['mode'], passed = 1): RunRecord => ({
	n8n,
	mode,
	node: '24.0.0',
	package: '1.0.0',
	code: 'c0de',
	date: '2026-01-02',
	passed,
	failed: 0,
	skipped: [],
});

describe('which n8n and which mode', () => {
	const words = (...chosen: string[]) =>
		chooseRuns(VERSIONS, chosen).map(({ n8n, mode }) => `${n8n} ${mode}`);

	test('all, newest first', () => {
		expect(words()).toEqual([
			'2.41.1 filesystem',
			'2.41.1 memory',
			'2.0.3 filesystem',
			'2.0.3 memory',
			'1.123.81 filesystem',
			'1.123.81 memory',
		]);
	});

	test('one of them', () => {
		expect(words('memory', '2.0.3')).toEqual(['2.0.3 memory']);
		expect(words('2.0.3')).toEqual(['2.0.3 filesystem', '2.0.3 memory']);
		expect(words('memory')).toEqual(['2.41.1 memory', '2.0.3 memory', '1.123.81 memory']);
	});

	test('one that does not exist', () => {
		expect(() => words('2.0.4')).toThrow('"2.0.4" is none of 1.123.81, 2.0.3');
	});
});

describe('the records', () => {
	test('one is renewed, the others stay, those of an n8n that is gone do not', () => {
		const kept = [record('2.41.1', 'memory'), record('2.0.3', 'memory'), record('2.0.1', 'memory')];
		expect(withRecord(kept, record('2.0.3', 'memory', 2), VERSIONS)).toEqual([
			record('2.41.1', 'memory'),
			record('2.0.3', 'memory', 2),
		]);
		expect(withRecord(kept, record('2.0.3', 'filesystem', 3), VERSIONS)).toEqual([
			record('2.41.1', 'memory'),
			record('2.0.3', 'filesystem', 3),
			record('2.0.3', 'memory'),
		]);
	});

	test('those that are kept are of an n8n that is tested, in order, that of npm test first', () => {
		const kept = readRecords().map(({ n8n, mode }) => ({ n8n, mode }));
		const runs = chooseRuns(knownN8n(), []);
		expect(kept).toEqual(runs.filter((run) => kept.some((one) => isDeepStrictEqual(one, run))));
		expect(kept[0]?.n8n).toBe(DEFAULT_N8N);
	});

	test('a skipped test is counted for each run, and named once', () => {
		const skipped = ['where n8n can do it a test'];
		const skipping = { ...record('2.0.3', 'memory'), skipped };
		const others = [
			{ ...record('1.2.3', 'filesystem'), skipped },
			{ ...record('1.2.3', 'memory'), skipped },
		];
		expect(
			compatibilityTable([skipping, ...others])
				.split('\n')
				.slice(2),
		).toEqual([
			'| 2.0.3 | 24.0.0 | memory | 1.0.0 | c0de | 2026-01-02 | 1 | 0 | 1 |',
			'| 1.2.3 | 24.0.0 | filesystem | 1.0.0 | c0de | 2026-01-02 | 1 | 0 | 1 |',
			'| 1.2.3 | 24.0.0 | memory | 1.0.0 | c0de | 2026-01-02 | 1 | 0 | 1 |',
			'',
			'Skipped:',
			'',
			'- where n8n can do it a test: 2.0.3 (memory), 1.2.3 (filesystem, memory)',
		]);
	});
});
