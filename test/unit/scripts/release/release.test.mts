import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { repoRoot } from '../../../../lab/paths.mts';
import { changesOf } from '../../../../scripts/release/changelog.mts';
import type { Candidate } from '../../../../scripts/release/check.mts';
import { reasonsAgainst } from '../../../../scripts/release/check.mts';
import { codeDigest } from '../../../../scripts/release/codeDigest.mts';
import type { Owner } from '../../../../scripts/release/owner.mts';
import {
	filesOf,
	ownerFrom,
	readOwner,
	setOwner,
	STAND_IN,
} from '../../../../scripts/release/owner.mts';

const ACME: Owner = {
	repository: 'acme/n8n-nodes-intron',
	name: 'Acme & $1 Speech',
	email: 'nodes@acme.example',
};

/** Little of it, as it is copied for each test. */
const COPIED = [
	'package.json',
	'LICENSE',
	'CHANGELOG.md',
	'README.md',
	'credentials',
	'nodes/IntronSpeak/IntronSpeak.node.json',
	'nodes/IntronTranscribe/IntronTranscribe.node.json',
	'nodes/shared/intron/retry.ts',
];

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'n8n-nodes-intron-release-'));
	for (const file of COPIED) cpSync(join(repoRoot(), file), join(root, file), { recursive: true });
	setOwner(STAND_IN, root);
});
afterEach(() => {
	rmSync(root, { recursive: true });
});

const read = (file: string) => readFileSync(join(root, file), 'utf8');

const change = (file: string, from: string, to: string) => {
	expect(read(file)).toContain(from);
	writeFileSync(join(root, file), read(file).replace(from, to));
};

const version = () => (JSON.parse(read('package.json')) as { version: string }).version;

describe('the owner', () => {
	test('stands in all files in which an address of the repository does', () => {
		const files = filesOf(readOwner(repoRoot()), repoRoot());
		expect(files).toEqual(
			expect.arrayContaining([
				'LICENSE',
				'credentials/IntronApi.credentials.ts',
				'nodes/IntronSpeak/IntronSpeak.node.json',
				'nodes/IntronTranscribe/IntronTranscribe.node.json',
				'package.json',
			]),
		);
	});

	test('is set everywhere, and nothing else changes', () => {
		const before = Object.fromEntries(filesOf(STAND_IN, root).map((file) => [file, read(file)]));
		expect(setOwner(ACME, root)).toEqual(Object.keys(before));
		expect(filesOf(STAND_IN, root)).toEqual([]);
		expect(filesOf(ACME, root)).toEqual(Object.keys(before));
		expect(readOwner(root)).toEqual(ACME);
		expect(JSON.parse(read('package.json'))).toMatchObject({
			name: 'n8n-nodes-intron',
			author: { name: ACME.name, email: ACME.email },
			homepage: 'https://github.com/acme/n8n-nodes-intron#readme',
			repository: { url: 'git+https://github.com/acme/n8n-nodes-intron.git' },
			bugs: { url: 'https://github.com/acme/n8n-nodes-intron/issues' },
		});
		expect(read('LICENSE')).toContain(`(c) 2026 ${ACME.name}\n`);
		expect(read('credentials/IntronApi.credentials.ts')).toContain(
			"'https://github.com/acme/n8n-nodes-intron#credential'",
		);
		setOwner(STAND_IN, root);
		for (const [file, text] of Object.entries(before))
			expect([file, read(file)]).toEqual([file, text]);
	});

	test('may change later, and a name that begins like another one stays', () => {
		setOwner(ACME, root);
		writeFileSync(join(root, 'other.md'), 'github.com/acme/n8n-nodes-intron-tools');
		setOwner({ ...ACME, repository: 'intron/nodes', name: 'Intron' }, root);
		expect(read('other.md')).toBe('github.com/acme/n8n-nodes-intron-tools');
		// A name that is a word of every second line.
		const words = read('README.md').split('Intron').length;
		setOwner(ACME, root);
		expect(read('README.md').split('Intron')).toHaveLength(words);
	});

	test.each([
		[[]],
		[['acme']],
		[['https://github.com/acme/nodes', 'Acme', 'a@acme.example']],
		[['acme/nodes', '', 'a@acme.example']],
		[['acme/nodes', 'Acme "the" Speech', 'a@acme.example']],
		[['acme/nodes', 'Acme', 'acme.example']],
	])('is not taken from %j', (words) => {
		expect(() => ownerFrom(words)).toThrow(/npm run set-owner -- acme\/n8n-nodes-intron/);
	});

	test('is taken from the command line', () => {
		expect(ownerFrom([ACME.repository, ` ${ACME.name} `, ACME.email])).toEqual(ACME);
	});

	test('is the only one whose repository is published', () => {
		const { repository } = readOwner(repoRoot());
		const published = filesOf({ ...STAND_IN, repository }, repoRoot()).filter((file) =>
			/^(?:package\.json|credentials|nodes)/.test(file),
		);
		for (const file of published) {
			const addresses = readFileSync(join(repoRoot(), file), 'utf8').match(
				/github\.com\/[\w-]+\/[\w-]+/g,
			);
			expect([file, ...new Set(addresses)]).toEqual([file, `github.com/${repository}`]);
		}
	});
});

describe('the digest of the code', () => {
	test('is the same for every owner', () => {
		const before = codeDigest(root);
		setOwner(ACME, root);
		expect(codeDigest(root)).toBe(before);
	});

	test.each(['nodes/shared/intron/retry.ts', 'credentials/IntronApi.credentials.ts'])(
		'is another one when %s changes',
		(file) => {
			const before = codeDigest(root);
			writeFileSync(join(root, file), `${read(file)}\n`);
			expect(codeDigest(root)).not.toBe(before);
		},
	);
});

describe('the check of a release', () => {
	const RUN = { n8n: '2.41.1', mode: 'memory' } as const;
	const RECORD = {
		...RUN,
		node: '24.0.0',
		package: '0.1.0',
		code: 'c0de',
		passed: 9,
		failed: 0,
		skipped: [],
	};

	const reasons = (more: Partial<Candidate> = {}) =>
		reasonsAgainst({ root, code: 'c0de', runs: [RUN], records: [RECORD], ...more });

	test('finds nothing when all is ready', () => {
		setOwner(ACME, root);
		expect(reasons()).toEqual([]);
		expect(reasons({ tag: `v${version()}` })).toEqual([]);
	});

	test.each([
		'package.json',
		'LICENSE',
		'credentials/IntronApi.credentials.ts',
		'nodes/IntronSpeak/IntronSpeak.node.json',
	])('refuses the address of nobody in %s alone', (file) => {
		const text = read(file);
		setOwner(ACME, root);
		writeFileSync(join(root, file), text);
		expect(reasons()).toEqual([
			expect.stringMatching(`^The addresses of nobody stand in ${file}\\. .*npm run set-owner`),
		]);
	});

	test('refuses a tag of another version', () => {
		setOwner(ACME, root);
		expect(reasons({ tag: 'v9.9.9' })).toEqual([
			`The tag is v9.9.9 and the version of package.json ${version()}. Raise the version, or delete the tag and push v${version()}.`,
		]);
	});

	test('refuses a version of which the changelog tells nothing', () => {
		setOwner(ACME, root);
		change('package.json', `"version": "${version()}"`, '"version": "9.9.9"');
		expect(reasons()).toEqual([expect.stringMatching(/^CHANGELOG\.md tells nothing of 9\.9\.9/)]);
	});

	test.each([
		['that was never made', [], /never tested/],
		['with failures', [{ ...RECORD, failed: 2 }], /2 tests failed/],
		['of other code', [{ ...RECORD, code: 'old' }], /tested with other code \(old, here is c0de\)/],
		['of unknown code', [{ ...RECORD, code: undefined }], /other code \(unknown/],
		['of another mode', [{ ...RECORD, mode: 'filesystem' as const }], /never tested/],
	])('refuses a run %s', (_what, records, reason) => {
		setOwner(ACME, root);
		const [only, ...others] = reasons({ records });
		expect(others).toEqual([]);
		expect(only).toMatch(reason);
		expect(only).toMatch(
			/^n8n 2\.41\.1, files in memory: .*npm run test:versions -- 2\.41\.1 memory$/,
		);
	});
});

describe('what the changelog tells', () => {
	test('is the section of the version', () => {
		const text =
			'# Changelog\n\n## 0.2.0\n\n- two\n\n## 0.1.0 (2026-11-25)\n\nOne.\n\n### More\n\n- one\n';
		writeFileSync(join(root, 'CHANGELOG.md'), text);
		expect(changesOf('0.2.0', root)).toBe('- two');
		expect(changesOf('0.1.0', root)).toBe('One.\n\n### More\n\n- one');
		expect(changesOf('0.1', root)).toBe('');
	});
});
