/** `npm run docs`: renews the parts of the documents that are made from the package's own data. */
import { readFileSync, writeFileSync } from 'node:fs';

import { inRepo } from '../../lab/paths.mts';
import { documentFiles, withGeneratedBlocks } from './blocks.mts';

for (const file of documentFiles().map((name) => inRepo(name))) {
	writeFileSync(file, withGeneratedBlocks(readFileSync(file, 'utf8')));
}
