import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

import { inRepo } from '../../lab/paths.mts';

/** The test files whose path below `test/` has one of these words in it, in any letter case. */
export function testFiles(words: readonly string[]): string[] {
	const wanted = words.map((word) => word.toLowerCase());
	return readdirSync(inRepo('test'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.mts'))
		.filter((file) => wanted.some((word) => join('test', file).toLowerCase().includes(word)))
		.sort();
}

/** The test files that `npm run test:fast` leaves out: test/README.md says which. */
export const LONG_FILES = '[.]long[.]test[.]mts$';

/** The layer of a test file, which is its folder and the jest project that runs it. */
export const layerOf = (file: string): string => file.split(sep)[0] ?? '';
