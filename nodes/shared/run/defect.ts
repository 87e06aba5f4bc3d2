import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

/** What no code of n8n's or this node's throws on purpose. */
const DEFECTS = [TypeError, RangeError, ReferenceError, SyntaxError, URIError];

/** The words for a defect: its own would help nobody, and may hold what must not be told. */
const DEFECT = {
	message: 'The node met something that it does not know',
	description:
		'This is a flaw of the node. Please report it with what is special about this item; nothing more is sent for the item.',
};

/** Whatever was thrown that is no error of n8n's, as one. */
export function operationError(context: IExecuteFunctions, thrown: unknown): NodeOperationError {
	if (!DEFECTS.some((Defect) => thrown instanceof Defect)) {
		return new NodeOperationError(context.getNode(), thrown as Error);
	}
	const { message, description } = DEFECT;
	const failure = { cause: 'node-defect' } as const;
	return new NodeOperationError(context.getNode(), message, { description, failure });
}
