/**
 * All unit tests of the code that is mutated, as one file: jest collects them for residentProcess.mjs,
 * which loads what they share once.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, jest } from '@jest/globals';

import { inRepo } from '../../lab/paths.mts';
import folders from './folders.json';

const filesOf = (folder: string) =>
	readdirSync(inRepo('test', 'unit', folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.mts'))
		.sort()
		.map((file) => path.join(folder, file));

/** Those of the folder that is mutated, or of all. */
const { INTRON_MUTATION_FOLDER: folder } = process.env;

describe.each((folder ? [folder] : folders).flatMap(filesOf))('%s', (file) => {
	jest.requireActual(inRepo('test', 'unit', file));
});
