/**
 * The tests of the code that is mutated, in one file: jest collects them for residentProcess.mts, which
 * loads what they share once. Of those in n8n's engine the long ones are left out.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, jest } from '@jest/globals';

import { inRepo } from '../../lab/paths.mts';
import folders from './folders.json';

/** Does not come to its end in one process with others; why is not known. */
const ALONE = ['engine/shared/intron/secrets.test.mts'];

/** @param place a folder of tests, or a file */
const filesIn = (place: string): string[] => {
	if (place.endsWith('.mts')) return [place];
	return readdirSync(inRepo('test', place), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.test.mts') && !file.endsWith('.long.test.mts'))
		.sort()
		.map((file) => path.join(place, file))
		.filter((file) => !ALONE.includes(file));
};

/** Those of the folder that is mutated, or of all. */
const { INTRON_MUTATION_FOLDER: wanted } = process.env;
const places = folders.filter(({ folder }) => !wanted || folder === wanted);

describe.each([...new Set(places.flatMap(({ tests }) => tests.flatMap(filesIn)))])('%s', (file) => {
	// What tests in the engine share, such as the sandbox, they set up once a file.
	if (file.startsWith('engine'))
		jest.isolateModules(() => jest.requireActual(inRepo('test', file)));
	else jest.requireActual(inRepo('test', file));
});
