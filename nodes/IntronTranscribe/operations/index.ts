import { answerQuestion } from './answerQuestion';
import { getTranscript } from './getTranscript';
import { startTranscription } from './startTranscription';
import { transcribe } from './transcribe';

/** All operations, in the order in which the panel offers them (A–Z). */
export const OPERATIONS = [answerQuestion, getTranscript, startTranscription, transcribe] as const;

/** What a newly added node does. */
export const DEFAULT_OPERATION = transcribe;
