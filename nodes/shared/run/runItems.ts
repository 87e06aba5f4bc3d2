import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Slots } from './slots';
import { IntronClient } from '../intron/client';
import { systemClock } from '../intron/clock';
import { Ledger } from './ledger';
import { findOperation } from '../../IntronTranscribe/operations';
import type { Outcome, OutputName, Run, Task } from './operation';
import { PARAMETER } from '../../IntronTranscribe/panel/parameters';
import { readConcurrency } from '../../IntronTranscribe/panel/readOptions';

type NodeFault = NodeApiError | NodeOperationError;

/** What became of an item so far; by item index, absent while it is open. */
type Fates = Array<Outcome | { readonly error: NodeFault } | undefined>;

/** Display names of the outputs. */
export const OUTPUT_TITLES: Record<OutputName, string> = {
	transcribed: 'Transcribed',
	stillProcessing: 'Still Processing',
};

/**
 * Whether an AI agent runs the node. In n8n 1.x, and in n8n 2 when its engine runs the node for the
 * agent, only the type that n8n made for it tells.
 */
function isTool(
	context: Pick<IExecuteFunctions, 'getNode'> & Partial<Pick<IExecuteFunctions, 'isToolExecution'>>,
): boolean {
	return context.isToolExecution?.() || context.getNode().type.endsWith('Tool');
}

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

/**
 * The item that leaves by n8n's error output, or beside the others with "Continue".
 *
 * n8n knows it by its only key `error`, in all supported versions, and adds the fields of the input
 * item. Were `error` set on the item itself, n8n would reduce all this to the message.
 */
function errorItem({ message, description, context }: NodeFault, item: number): INodeExecutionData {
	const { fileName = null, fileId = null } = context;
	const error = { message, description: description ?? '', fileName, fileId } as IDataObject;
	return { json: { error }, pairedItem: { item } };
}

/** The user has paid for what was accepted before the run stopped, so the ids must not be lost with it. */
function addAcceptedFiles(error: NodeFault, accepted: readonly string[]): void {
	const fileIds = accepted.filter((fileId) => fileId !== error.context.fileId);
	if (fileIds.length === 0) return;
	error.context.acceptedFileIds = fileIds;
	error.description = `${error.description ?? ''} File IDs of this run's other items, which Intron has accepted: ${fileIds.join(', ')}.`;
}

/** Tells the user of the second output, which a new user has not connected yet. */
function hintAtPending(context: IExecuteFunctions, count: number): void {
	context.addExecutionHints({
		type: 'info',
		location: 'outputPane',
		message: `Intron is still working on ${count === 1 ? 'one recording' : `${count} recordings`}: see the output '${OUTPUT_TITLES.stillProcessing}' for the file ID by which the result can be fetched.`,
	});
}

/** A signal that comes when the execution is cancelled or the run is stopped. */
function stopSignal(context: IExecuteFunctions): AbortController {
	const stop = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	if (cancelled?.aborted) stop.abort();
	cancelled?.addEventListener('abort', () => stop.abort(), { once: true });
	return stop;
}

/** The items of each output, in the order of the input items they belong to. */
function toOutputs(context: IExecuteFunctions, fates: Fates): INodeExecutionData[][] {
	const transcribed: INodeExecutionData[] = [];
	const stillProcessing: INodeExecutionData[] = [];
	// An agent sees the first output only.
	const pending = isTool(context) ? transcribed : stillProcessing;
	fates.forEach((fate, item) => {
		if (!fate) return;
		if ('error' in fate) transcribed.push(errorItem(fate.error, item));
		else {
			const output = fate.output === 'transcribed' ? transcribed : pending;
			output.push({ json: fate.json, pairedItem: { item } });
		}
	});
	if (stillProcessing.length > 0) hintAtPending(context, stillProcessing.length);
	return [transcribed, stillProcessing];
}

/**
 * Runs the selected operation for every item. This is the only place that knows of items, pairing,
 * error modes and outputs, so that each item ends in exactly one place whatever happens to it.
 *
 * All items are checked before the first request: with n8n's error mode "Stop", a bad item ends the
 * run before anything is paid for.
 *
 * @returns the items of each output
 * @throws NodeApiError or NodeOperationError of the first item that fails, unless the node is set
 *   to continue or the execution is cancelled
 */
export async function runItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = findOperation(context.getNodeParameter(PARAMETER.operation, 0));
	const fates: Fates = context.getInputData().map(() => undefined);
	const tasks: Array<Task | undefined> = [];
	const stop = stopSignal(context);
	let run: Run | undefined;
	let firstError: NodeFault | undefined;

	const fail = (thrown: unknown, itemIndex: number): void => {
		const error = toNodeFault(context, thrown, itemIndex);
		fates[itemIndex] = { error };
		// An agent gets what an item says; of what is thrown it gets nothing.
		if (context.continueOnFail() || isTool(context)) return;
		// A cancelled execution ends with what is there: transcripts, and ids of what is paid for.
		if (context.getExecutionCancelSignal()?.aborted) return;
		firstError ??= error;
		stop.abort();
	};

	for (const itemIndex of fates.keys()) {
		if (firstError) break;
		try {
			run ??= await startRun(context, stop.signal);
			tasks[itemIndex] = await operation.prepare(run, itemIndex);
		} catch (thrown) {
			fail(thrown, itemIndex);
		}
	}
	// Also of a cancelled execution, where no request is made any more: with "Retry On Fail", n8n runs
	// the node again all the same and keeps only what this run gives, such as the ids of earlier tries.
	if (!firstError) {
		await Promise.all(
			tasks.map(async (task, itemIndex) => {
				if (!task) return;
				try {
					fates[itemIndex] = await task();
				} catch (thrown) {
					fail(thrown, itemIndex);
				}
			}),
		);
	}
	if (firstError) {
		addAcceptedFiles(firstError, run?.ledger.acceptedFileIds() ?? []);
		throw firstError;
	}
	return toOutputs(context, fates);
}

/** What all items of the run share; made with the first item, so that its errors belong to an item. */
async function startRun(context: IExecuteFunctions, signal: AbortSignal): Promise<Run> {
	const clock = systemClock;
	return {
		context,
		client: await IntronClient.create(context, clock, signal),
		clock,
		signal,
		slots: new Slots(readConcurrency(context)),
		ledger: new Ledger(context),
	};
}
