import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { inRepo } from '../../../../lab/paths.mts';

const WORKFLOWS = inRepo('.github', 'workflows');

const REGISTRY = 'https://registry.example/';

const publish = readFileSync(join(WORKFLOWS, 'publish.yml'), 'utf8');

/** The lines of a job. */
const job = (name: string): string =>
	new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)+)`, 'm').exec(publish)?.[1] ?? '';

/** The script that publishes, as the runner gets it. */
const script = (
	/- name: Publish\n[\s\S]*? run: \|\n((?: {10}.*\n)+)/.exec(publish)?.[1] ?? ''
).replace(/^ {10}/gm, '');

describe('what the workflows may do', () => {
	test.each(readdirSync(WORKFLOWS))('%s takes actions by the digest of their commit', (file) => {
		const uses = readFileSync(join(WORKFLOWS, file), 'utf8').match(/uses: .+/g) ?? [];
		expect(uses).not.toEqual([]);
		for (const one of uses)
			expect(one).toMatch(/^uses: [\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
	});

	test('only the job that runs nothing of the repository may publish', () => {
		expect(publish).toMatch(/^permissions: \{\}$/m);
		const granted = (name: string) => /permissions:\n((?: {6}.*\n)+)/.exec(job(name))?.[1]?.trim();
		expect([granted('build'), granted('publish'), granted('release')]).toEqual([
			'contents: read',
			'id-token: write',
			'contents: write',
		]);
		for (const name of ['publish', 'release'])
			expect(job(name)).not.toMatch(/checkout@|(?:run: |^\s+)npm (?:run|ci|test)/m);
		expect(job('build')).not.toContain('secrets.');
	});

	test('nothing is published that was not checked and tested, and nothing without a tag', () => {
		expect(job('build')).toMatch(/release:check -- \$TAG\n[\s\S]*npm test\n[\s\S]*npm pack/);
		expect(job('publish')).toMatch(/needs: build\n {4}if: github\.ref_type == 'tag'/);
		expect(job('release')).toMatch(/needs: publish/);
	});
});

describe('the step that publishes', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-intron-publish-'));
	});
	afterEach(() => {
		rmSync(folder, { recursive: true });
	});

	/** Runs it as GitHub does, with an npm that says this and ends like that. */
	function runWith(says: string, status: number, token = '') {
		const npm = join(folder, 'npm');
		writeFileSync(
			npm,
			`#!/bin/bash\n[ "$2" = get ] && echo ${REGISTRY} && exit 0\necho "$@" >> calls\n[ "$1" = config ] && exit 0\necho '${says}' >&2\nexit ${status}\n`,
		);
		chmodSync(npm, 0o755);
		const { stdout, status: ended } = spawnSync('bash', ['-e', '-c', script], {
			cwd: folder,
			env: { PATH: `${folder}:${process.env.PATH ?? ''}`, NPM_TOKEN: token },
			encoding: 'utf8',
		});
		return { stdout, ended, calls: readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') };
	}

	test('publishes by the identity of the workflow', () => {
		const { ended, stdout, calls } = runWith('+ n8n-nodes-intron@0.1.0', 0);
		expect([ended, calls]).toEqual([
			0,
			['publish ./packed/*.tgz --provenance --access public --ignore-scripts'],
		]);
		expect(stdout).not.toContain('::error');
	});

	test('takes the token where there is one, and writes it nowhere', () => {
		const { ended, calls } = runWith('', 0, 's3cr3t');
		expect(ended).toBe(0);
		expect(calls[0]).toBe('config set //registry.example/:_authToken ${NPM_TOKEN}');
	});

	test.each([
		[
			'You cannot publish over the previously published versions: 0.1.0.',
			'',
			/npm has this version already/,
		],
		[
			'npm error code E422 Error verifying sigstore provenance bundle',
			'',
			/refused the provenance/,
		],
		['npm error code ENEEDAUTH', '', /does not know this workflow\. First release: put a token/],
		[
			'npm notice publish Signed provenance statement. npm error code E404 Not Found',
			'',
			/trusted publisher/,
		],
		['npm error code E403 Forbidden', 's3cr3t', /did not take the token in the secret NPM_TOKEN/],
		['npm error code EWHATEVER', '', /npm said why above/],
	])('fails at "%s", and says why', (says, token, why) => {
		const { ended, stdout } = runWith(says, 1, token);
		expect(ended).toBe(1);
		expect(stdout).toContain(says);
		expect(stdout).toMatch(/^::error title=Not published::/m);
		expect(stdout).toMatch(why);
	});
});
