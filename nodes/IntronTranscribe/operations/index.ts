import { answerQuestion } from './answerQuestion';
import { getTranscript } from './getTranscript';
import type { Operation } from '../../shared/run/operation';
import { startTranscription } from './startTranscription';
import { transcribe } from './transcribe';

/** All operations, in the order in which the panel offers them (A–Z). */
export const OPERATIONS: readonly Operation[] = [
	answerQuestion,
	getTranscript,
	startTranscription,
	transcribe,
];

/** What a newly added node does. */
export const DEFAULT_OPERATION = transcribe;

/**
 * Finds the selected operation. The panel offers no other choice and takes no expression; a workflow
 * file that was changed by hand gets the default.
 */
export function findOperation(name: unknown): Operation {
	return OPERATIONS.find(({ choice }) => choice.value === name) ?? DEFAULT_OPERATION;
}
