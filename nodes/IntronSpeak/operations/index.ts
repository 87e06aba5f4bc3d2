import { generateSpeech } from './generateSpeech';
import { getSpeech } from './getSpeech';
import { startSpeech } from './startSpeech';

/** All operations, in the order in which the panel offers them (A–Z). */
export const OPERATIONS = [generateSpeech, getSpeech, startSpeech] as const;

/** What a newly added node does. */
export const DEFAULT_OPERATION = generateSpeech;
