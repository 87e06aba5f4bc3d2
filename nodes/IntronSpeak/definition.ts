import type { IntronNode } from '../shared/run/operation';
import { readOptions } from '../shared/run/options';
import { OUTPUT_TITLES, TERMS } from './catalog/terms';
import { FAULTS } from './faults';
import { DEFAULT_OPERATION, OPERATIONS } from './operations';
import { OPTIONS } from './panel/options';

/** What makes Intron Speak of what every Intron node shares. */
export const SPEAK: IntronNode = {
	operations: OPERATIONS,
	defaultOperation: DEFAULT_OPERATION,
	outputs: OUTPUT_TITLES,
	terms: TERMS,
	faults: FAULTS,
	readConcurrency: (first) => Math.floor(readOptions(first, OPTIONS).concurrency),
};
