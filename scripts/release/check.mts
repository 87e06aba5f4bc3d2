import { join } from 'node:path';

import { readJson } from '../../lab/paths.mts';
import type { Run, RunRecord } from '../versions/runs.mts';
import { changesOf } from './changelog.mts';
import { filesOf, STAND_IN } from './owner.mts';

/** A release that is looked at before it is made. */
export interface Candidate {
	/** Folder of the repository. */
	readonly root: string;
	/** The tag that was pushed, e.g. `v0.1.0`; `undefined` where there is none. */
	readonly tag?: string;
	/** Digest of the code that it publishes. */
	readonly code: string;
	/** The runs in a real n8n that there should be. */
	readonly runs: readonly Run[];
	/** Those that there were. */
	readonly records: readonly RunRecord[];
}

function ofOwner(root: string): string[] {
	const files = filesOf(STAND_IN, root);
	if (files.length === 0) return [];
	return [
		`The addresses of nobody stand in ${files.join(', ')}. Name who publishes the package: npm run set-owner -- <account>/<repository> "<name>" <e-mail>`,
	];
}

function ofVersion(root: string, tag: string | undefined): string[] {
	const { version } = readJson<{ version: string }>(join(root, 'package.json'));
	const reasons: string[] = [];
	if (tag !== undefined && tag !== `v${version}`) {
		reasons.push(
			`The tag is ${tag} and the version of package.json ${version}. Raise the version, or delete the tag and push v${version}.`,
		);
	}
	if (changesOf(version, root) === '') {
		reasons.push(`CHANGELOG.md tells nothing of ${version}. Write what users notice of it.`);
	}
	return reasons;
}

function ofRuns({ code, runs, records }: Candidate): string[] {
	return runs.flatMap(({ n8n, mode }) => {
		const what = `n8n ${n8n}, files in ${mode}`;
		const again = `npm run test:versions -- ${n8n} ${mode}`;
		const record = records.find((one) => one.n8n === n8n && one.mode === mode);
		if (!record) return [`${what}: never tested. ${again}`];
		if (record.failed > 0) return [`${what}: ${record.failed} tests failed. ${again}`];
		if (record.code === code) return [];
		return [
			`${what}: tested with other code (${record.code ?? 'unknown'}, here is ${code}). ${again}`,
		];
	});
}

/** Why a release must not be made, and what to do about it; empty when nothing is in its way. */
export const reasonsAgainst = (candidate: Candidate): string[] => [
	...ofOwner(candidate.root),
	...ofVersion(candidate.root, candidate.tag),
	...ofRuns(candidate),
];
