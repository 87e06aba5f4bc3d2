import { readFileSync, writeFileSync } from 'node:fs';

import { withGeneratedBlocks } from './generatedDocs.mts';

const FILES = ['README.md'];

for (const file of FILES) {
	writeFileSync(file, withGeneratedBlocks(readFileSync(file, 'utf8')));
}
