import { answerQuestion } from './answerQuestion';
import { getTranscript } from './getTranscript';
import { startTranscription } from './startTranscription';
import { transcribe } from './transcribe';

/** All operations, in the order in which the panel offers them: what most people want comes first. */
export const OPERATIONS = [transcribe, startTranscription, getTranscript, answerQuestion] as const;

/** What a newly added node does. */
export const DEFAULT_OPERATION = transcribe;
