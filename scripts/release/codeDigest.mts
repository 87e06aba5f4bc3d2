import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readOwner, STAND_IN, withOwner } from './owner.mts';

/** What the published code is made of. */
const FOLDERS = ['nodes', 'credentials'];

/**
 * A short digest of the code that is published, to tell whether a run was one of this code. It is the
 * same whoever the owner is: an address changes nothing that a test could see.
 *
 * @param root of the repository
 */
export function codeDigest(root: string): string {
	const owner = readOwner(root);
	const hash = createHash('sha256');
	for (const folder of FOLDERS) {
		const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
		const paths = files
			.filter((file) => file.isFile())
			.map((file) => join(file.parentPath, file.name));
		for (const path of paths.sort()) {
			const text = withOwner(readFileSync(path, 'utf8'), owner, STAND_IN);
			hash.update(JSON.stringify([path.slice(root.length), text]));
		}
	}
	return hash.digest('hex').slice(0, 10);
}
