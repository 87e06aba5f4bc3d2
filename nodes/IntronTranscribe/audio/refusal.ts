import type { IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { inputError } from '../../shared/run/inputError';
import type { RecordingMessage } from './messages';

/** Makes the error of an item whose recording can't be sent. */
export const refusal = <Values extends object>(
	context: IExecuteFunctions,
	itemIndex: number,
	{ message, description }: RecordingMessage<Values>,
	values: Values,
): NodeOperationError => inputError(context, itemIndex, message(values), description(values));
