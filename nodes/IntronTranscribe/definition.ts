import type { IntronNode } from '../shared/run/operation';
import { readOptions } from '../shared/run/options';
import { MOST_BYTES_IN_FLIGHT } from './catalog/service';
import { OUTPUT_TITLES, TERMS } from './catalog/terms';
import { FAULTS } from './faults';
import { DEFAULT_OPERATION, OPERATIONS } from './operations';
import { OPTIONS } from './panel/options';

/** What makes Intron Transcribe of what every Intron node shares. */
export const TRANSCRIBE: IntronNode = {
	operations: OPERATIONS,
	defaultOperation: DEFAULT_OPERATION,
	outputs: OUTPUT_TITLES,
	terms: TERMS,
	faults: FAULTS,
	readInFlight: (first) => ({
		jobs: Math.floor(readOptions(first, OPTIONS).concurrency),
		bytes: MOST_BYTES_IN_FLIGHT,
	}),
};
