import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * An item or a setting that can't be used; nothing was sent to the service.
 *
 * @param message what is wrong, with the parameter's display name in single quotes
 * @param description how to put it right
 */
export function inputError(
	context: IExecuteFunctions,
	itemIndex: number,
	message: string,
	description: string,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, { itemIndex, description });
}
