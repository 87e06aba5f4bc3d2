/**
 * All unit tests of the code that is mutated, as one file: jest then loads what they share once for
 * each mutant, not once for each of their files.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, jest } from '@jest/globals';

const folder = path.join(__dirname, '../unit');

for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
	if (!/^(audio|catalog|intron|output|properties)[/\\].+\.test\.mts$/.test(file)) continue;
	describe(file, () => {
		jest.requireActual(path.join(folder, file));
	});
}
