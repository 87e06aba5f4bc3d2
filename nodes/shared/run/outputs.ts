import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { inputFieldsOf } from './inputFields';
import type { Item } from './item';
import type { IntronNode, Operation, Outcome } from './operation';
import { selectedFields } from './toolOutput';

export type NodeFault = NodeApiError | NodeOperationError;

/** What became of an item so far; by item index, absent while it is open. */
export type Fates = Array<Outcome | { readonly error: NodeFault } | undefined>;

/** How an item is to leave the node. */
interface Leaving {
	/** What of its input goes with it. */
	readonly inputFields: IDataObject;
	/** The fields that an agent gets; `undefined` for all. */
	readonly selected?: readonly unknown[];
}

/** By item index; absent for one that was not read. */
export type Leavings = Array<Leaving | undefined>;

/**
 * Reads how an item is to leave the node.
 *
 * @throws NodeOperationError when a setting can't be used
 */
export const readLeaving = (item: Item, node: IntronNode): Leaving => ({
	inputFields: inputFieldsOf(item, node),
	selected: selectedFields(item),
});

/**
 * Whether an AI agent runs the node. In n8n 1.x, and in n8n 2 when its engine runs the node for the
 * agent, only the type that n8n made for it tells.
 */
export function isTool(
	context: Pick<IExecuteFunctions, 'getNode'> & Partial<Pick<IExecuteFunctions, 'isToolExecution'>>,
): boolean {
	return context.isToolExecution?.() || context.getNode().type.endsWith('Tool');
}

/**
 * The item that leaves by n8n's error output, or beside the others with "Continue".
 *
 * n8n knows it by its only key `error`, in all supported versions, and adds the fields of the input
 * item. Were `error` set on the item itself, n8n would reduce all this to the message.
 */
function errorItem(
	{ message, description, context }: NodeFault,
	item: number,
	idKey: string,
	inputFields: IDataObject | undefined,
): INodeExecutionData {
	const { fileName = null, [idKey]: id = null } = context;
	const error = { message, description: description ?? '', fileName, [idKey]: id } as IDataObject;
	return { json: { ...inputFields, error }, pairedItem: { item } };
}

/** Tells the user of the second output, which a new user has not connected yet. */
function hintAtPending(context: IExecuteFunctions, node: IntronNode, count: number): void {
	const { subject, idTitle } = node.terms;
	const what = count === 1 ? `one ${subject}` : `${count} ${subject}s`;
	const idName = idTitle.replace(/^./, (letter) => letter.toLowerCase());
	context.addExecutionHints({
		type: 'info',
		location: 'outputPane',
		message: `Intron is still working on ${what}: see the output '${node.outputs.pending}' for the ${idName} by which the result can be fetched. ${node.pendingAdvice}`,
	});
}

/** Some fields of an item; all without a choice. */
const only = (json: IDataObject, selected: readonly unknown[] | undefined): IDataObject =>
	selected
		? Object.fromEntries(Object.entries(json).filter(([name]) => selected.includes(name)))
		: json;

/** Tells an agent how to come by a result that is not there yet; Intron's own words would not. */
function adviceFor(
	json: IDataObject,
	{ terms: { idKey, idTitle }, fetchOperation }: IntronNode,
	operation: Operation,
): string {
	const tool =
		operation === fetchOperation
			? 'this tool again'
			: `the tool with the operation '${fetchOperation.choice.name}'`;
	return `The result is not ready yet. Do not send the same again. Call ${tool} later, with the ${idTitle} ${String(json[idKey])}.`;
}

/** The items of each output, in the order of the input items they belong to. */
export function toOutputs(
	context: IExecuteFunctions,
	node: IntronNode,
	operation: Operation,
	fates: Fates,
	leavings: Leavings,
): INodeExecutionData[][] {
	const done: INodeExecutionData[] = [];
	const pending: INodeExecutionData[] = [];
	// An agent sees the first output only.
	const isForAgent = isTool(context);
	const pendingOutput = isForAgent ? done : pending;
	// n8n adds them itself there, and would not know the item with other fields than `error`.
	const isToErrorOutput = context.getNode().onError === 'continueErrorOutput';
	fates.forEach((fate, item) => {
		if (!fate) return;
		const { inputFields, selected } = leavings[item] ?? {};
		if ('error' in fate) {
			const added = isToErrorOutput ? undefined : inputFields;
			done.push(errorItem(fate.error, item, node.terms.idKey, added));
			return;
		}
		const { output, binary } = fate;
		const isDone = output === 'done';
		let own = isDone ? only(fate.json, selected) : fate.json;
		if (!isDone && isForAgent) own = { ...own, message: adviceFor(own, node, operation) };
		const json = { ...inputFields, ...own };
		const leaving = { json, ...(binary && { binary }), pairedItem: { item } };
		(isDone ? done : pendingOutput).push(leaving);
	});
	if (pending.length > 0) hintAtPending(context, node, pending.length);
	return [done, pending];
}
