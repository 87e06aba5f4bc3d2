/**
 * `npm run set-owner -- <account>/<repository> "<name>" <e-mail>` names who publishes the package, in
 * package.json, the licence, the credential and wherever else an address of the repository stands.
 */
import { repoRoot } from '../../lab/paths.mts';
import { ownerFrom, setOwner } from './owner.mts';

try {
	const owner = ownerFrom(process.argv.slice(2));
	const files = setOwner(owner, repoRoot());
	console.log(`${owner.repository} of ${owner.name} now stands in ${files.join(', ')}`);
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}
