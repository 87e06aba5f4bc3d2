import type { IntronNode } from '../shared/run/operation';
import { OUTPUT_TITLES, TERMS } from './catalog/terms';
import { FAULTS } from './faults';
import { DEFAULT_OPERATION, OPERATIONS } from './operations';
import { getSpeech } from './operations/getSpeech';
import { STILL_PROCESSING_FIELDS } from './output/stillProcessing';
import { SPEECH_FIELDS } from './output/speech';
import { OPTIONS } from './panel/options';
import { WAITING } from './panel/waiting';

/** What makes Intron Speak of what every Intron node shares. */
export const SPEAK: IntronNode = {
	operations: OPERATIONS,
	defaultOperation: DEFAULT_OPERATION,
	outputs: OUTPUT_TITLES,
	terms: TERMS,
	pendingAdvice: WAITING.advice,
	faults: FAULTS,
	options: OPTIONS,
	doneFields: SPEECH_FIELDS,
	inProgressFields: STILL_PROCESSING_FIELDS,
	fetchOperation: getSpeech,
	// Texts are small, so nothing but their number counts.
	mostBytesInFlight: Infinity,
};
