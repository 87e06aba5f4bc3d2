/**
 * The tests of the code that is mutated, in one file: jest collects them for residentProcess.mts, which
 * loads what they share once. Of those in n8n's engine the long ones are left out.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, jest } from '@jest/globals';

import { inRepo } from '../../lab/paths.mts';
import folders from './folders.json';

/** Does not come to its end in one process with others; why is not known. */
const ALONE = ['engine/shared/intron/secrets.test.mts'];

const filesIn = (layer: string, folder: string): string[] => {
	const below = inRepo('test', layer, folder);
	if (!existsSync(below)) return [];
	return readdirSync(below, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.mts') && !file.endsWith('.long.test.mts'))
		.sort()
		.map((file) => path.join(layer, folder, file))
		.filter((file) => !ALONE.includes(file));
};

const filesOf = (folder: string): string[] => [
	...filesIn('unit', folder),
	...filesIn('engine', folder),
];

/** Those of the folder that is mutated, or of all. */
const { INTRON_MUTATION_FOLDER: folder } = process.env;

describe.each((folder ? [folder] : folders).flatMap(filesOf))('%s', (file) => {
	// What tests in the engine share, such as the sandbox, they set up once a file.
	if (file.startsWith('engine'))
		jest.isolateModules(() => jest.requireActual(inRepo('test', file)));
	else jest.requireActual(inRepo('test', file));
});
