import { readFileSync, writeFileSync } from 'node:fs';

import { inRepo } from '../../lab/paths.mts';
import { documentFiles, withGeneratedBlocks } from './blocks.mts';

/** Brings the generated parts of all documents up to date. */
export function renewDocuments(): void {
	for (const file of documentFiles().map((name) => inRepo(name))) {
		writeFileSync(file, withGeneratedBlocks(readFileSync(file, 'utf8')));
	}
}
