/**
 * `npm run release:check` tells what is in the way of a release, and fails when something is. A tag
 * after it, as the workflow gives it, has to be that of the version: `npm run release:check -- v0.1.0`.
 */
import { knownN8n } from '../../lab/install.mts';
import { repoRoot } from '../../lab/paths.mts';
import { chooseRuns, readRecords } from '../versions/runs.mts';
import { reasonsAgainst } from './check.mts';
import { codeDigest } from './codeDigest.mts';

const root = repoRoot();
const reasons = reasonsAgainst({
	root,
	tag: process.argv[2],
	code: codeDigest(root),
	runs: chooseRuns(knownN8n(), []),
	records: readRecords(),
});
for (const reason of reasons) console.error(`- ${reason}`);
console.log(
	reasons.length === 0 ? 'Nothing is in the way of a release.' : 'This is no release yet.',
);
process.exitCode = reasons.length === 0 ? 0 : 1;
