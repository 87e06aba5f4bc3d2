import type { IntronNode } from '../shared/run/operation';
import { MOST_BYTES_IN_FLIGHT } from './catalog/service';
import { OUTPUT_TITLES, TERMS } from './catalog/terms';
import { FAULTS } from './faults';
import { DEFAULT_OPERATION, OPERATIONS } from './operations';
import { getTranscript } from './operations/getTranscript';
import { STILL_PROCESSING_FIELDS } from './output/stillProcessing';
import { TRANSCRIBED_FIELDS } from './output/transcribed';
import { OPTIONS } from './panel/options';
import { WAITING } from './panel/waiting';

/** What makes Intron Transcribe of what every Intron node shares. */
export const TRANSCRIBE: IntronNode = {
	operations: OPERATIONS,
	defaultOperation: DEFAULT_OPERATION,
	outputs: OUTPUT_TITLES,
	terms: TERMS,
	pendingAdvice: WAITING.advice,
	faults: FAULTS,
	options: OPTIONS,
	doneFields: TRANSCRIBED_FIELDS,
	inProgressFields: STILL_PROCESSING_FIELDS,
	fetchOperation: getTranscript,
	mostBytesInFlight: MOST_BYTES_IN_FLIGHT,
};
