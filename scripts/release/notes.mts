/** Prints what the changelog tells of this version, for the release on GitHub. */
import { inRepo, readJson, repoRoot } from '../../lab/paths.mts';
import { changesOf } from './changelog.mts';

const { version } = readJson<{ version: string }>(inRepo('package.json'));
console.log(changesOf(version, repoRoot()));
