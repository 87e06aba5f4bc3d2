import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { IntronClient } from './intron/client';
import { findOperation } from './operations';
import type { Outcome } from './operations/operation';
import { OUTPUT, OUTPUT_NAMES } from './operations/operation';
import { PARAMETER } from './panel/parameters';

type NodeFault = NodeApiError | NodeOperationError;

/** Whatever was thrown, as an error of n8n's that names the item it belongs to. */
function toNodeFault(context: IExecuteFunctions, thrown: unknown, itemIndex: number): NodeFault {
	const fault =
		thrown instanceof NodeApiError || thrown instanceof NodeOperationError
			? thrown
			: new NodeOperationError(context.getNode(), thrown as Error);
	fault.context.itemIndex ??= itemIndex;
	// The wording that the editor would add by itself; error outputs and logs get it this way too.
	if (context.getInputData().length > 1) fault.message += ` [item ${itemIndex}]`;
	return fault;
}

/** The item that leaves by n8n's error output, or beside the others with "Continue". */
function errorItem(error: NodeFault, itemIndex: number): INodeExecutionData {
	const { fileId = null, fileName = null } = error.context;
	const details = { description: error.description ?? '', fileName, fileId } as IDataObject;
	return { json: { error: error.message, details }, error, pairedItem: { item: itemIndex } };
}

/** The user has paid for what was accepted before the run stopped, so the ids must not be lost with it. */
function addAcceptedFiles(error: NodeFault, outcomes: readonly Outcome[]): void {
	const fileIds = outcomes.flatMap(({ fileId }) => fileId ?? []);
	if (fileIds.length === 0) return;
	error.context.acceptedFileIds = fileIds;
	error.description =
		`${error.description ?? ''} File IDs of this run's items that Intron accepted before: ${fileIds.join(', ')}.`.trim();
}

/** Tells the user of the second output, which a new user has not connected yet. */
function hintAtPending(context: IExecuteFunctions, count: number): void {
	context.addExecutionHints({
		type: 'info',
		location: 'outputPane',
		message: `Intron is still working on ${count === 1 ? 'one recording' : `${count} recordings`}: see the output '${OUTPUT_NAMES[OUTPUT.stillProcessing]}' for the file ID by which the result can be fetched.`,
	});
}

/**
 * Runs the selected operation for every item. This is the only place that knows of items, pairing,
 * error modes and outputs, so that each item ends in exactly one place whatever happens to it.
 *
 * @returns the items of each output
 * @throws NodeApiError or NodeOperationError of the first item that fails, unless the node is set
 *   to continue
 */
export async function runItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const outputs: [INodeExecutionData[], INodeExecutionData[]] = [[], []];
	const outcomes: Outcome[] = [];
	const operation = findOperation(context.getNodeParameter(PARAMETER.operation, 0));
	let client: IntronClient | undefined;

	for (const itemIndex of context.getInputData().keys()) {
		// A cancelled execution must not upload what is left.
		if (context.getExecutionCancelSignal()?.aborted) break;
		try {
			client ??= await IntronClient.create(context);
			const outcome = await operation.execute({ context, client }, itemIndex);
			outcomes.push(outcome);
			outputs[outcome.output].push({ json: outcome.json, pairedItem: { item: itemIndex } });
		} catch (thrown) {
			const error = toNodeFault(context, thrown, itemIndex);
			if (!context.continueOnFail()) {
				addAcceptedFiles(error, outcomes);
				throw error;
			}
			outputs[OUTPUT.transcribed].push(errorItem(error, itemIndex));
		}
	}

	const pending = outputs[OUTPUT.stillProcessing].length;
	if (pending > 0) hintAtPending(context, pending);
	return outputs;
}
