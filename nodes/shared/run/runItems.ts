import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../intron/clock';
import { systemClock } from '../intron/clock';
import { operationError } from './defect';
import { Item } from './item';
import type { IntronNode, Run, Task } from './operation';
import { OPERATION_PARAMETER } from './operation';
import type { Fates, Leavings, NodeFault } from './outputs';
import { isTool, readLeaving, toOutputs } from './outputs';
import { Parameters } from './parameters';
import { Slots } from './slots';
import { startRun } from './startRun';

/** So many items are checked before the first request, their files too. */
const CHECKED_AHEAD = 300;

/** So long are the settings of the others checked before it, in milliseconds. */
const SETTINGS_AHEAD_MS = 500;

/** So many files are looked at together. */
const CHECKED_AT_ONCE = 16;

/**
 * The pause before each check while requests are on their way, in milliseconds: so 320 are made a second,
 * more than are sent, and what is sent first does not wait for thousands of them.
 */
const LATE_PAUSE_MS = 50;

/** Whatever was thrown, as an error of n8n's that names the item it belongs to. */
function toNodeFault(context: IExecuteFunctions, thrown: unknown, itemIndex: number): NodeFault {
	const fault =
		thrown instanceof NodeApiError || thrown instanceof NodeOperationError
			? thrown
			: operationError(context, thrown);
	fault.context.itemIndex ??= itemIndex;
	// The wording that the editor would add by itself; error outputs and logs get it this way too.
	if (context.getInputData().length > 1) fault.message += ` [item ${itemIndex}]`;
	return fault;
}

/** So many ids are shown; a run may have thousands. */
const MOST_SHOWN_IDS = 20;

/** The user has paid for what was accepted before the run stopped, so the ids must not be lost with it. */
function addAcceptedJobs(error: NodeFault, { terms, ledger }: Run): void {
	const ids = ledger.acceptedIds().filter((id) => id !== error.context[terms.idKey]);
	if (ids.length === 0) return;
	error.context.acceptedIds = ids;
	const shown = ids.slice(0, MOST_SHOWN_IDS).join(', ');
	const rest =
		ids.length > MOST_SHOWN_IDS
			? ` and ${ids.length - MOST_SHOWN_IDS} more, which stand in n8n's log and in acceptedIds of the error's context`
			: '';
	error.description = `${error.description ?? ''} ${terms.idTitle}s of this run's other items, which Intron has accepted: ${shown}${rest}.`;
}

/** A signal that comes when the execution is cancelled or the run is stopped. */
function stopSignal(context: IExecuteFunctions): AbortController {
	const stop = new AbortController();
	const cancelled = context.getExecutionCancelSignal();
	if (cancelled?.aborted) stop.abort();
	cancelled?.addEventListener('abort', () => stop.abort(), { once: true });
	return stop;
}

/**
 * Runs the selected operation for every item. This is the only place that knows of items, pairing,
 * error modes and outputs, so that each item ends in exactly one place whatever happens to it.
 *
 * Items are checked before the first request: with n8n's error mode "Stop", a bad one ends the run
 * before anything is paid for. Of the items behind the first `CHECKED_AHEAD` that holds for the settings
 * that can be read within `SETTINGS_AHEAD_MS`, as thousands of files and expressions would hold up the
 * first one. The rest is checked while the first requests are on their way, ahead of its turn.
 *
 * @param clock for tests, which need not wait
 * @returns the items of each output
 * @throws NodeApiError or NodeOperationError of the first item that fails, unless the node is set
 *   to continue or the execution is cancelled
 */
export async function runItems(
	context: IExecuteFunctions,
	node: IntronNode,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][]> {
	// The panel offers no other choice and takes no expression; a workflow file that was changed by
	// hand gets the default.
	const selected = context.getNodeParameter(OPERATION_PARAMETER, 0);
	const operation =
		node.operations.find(({ choice }) => choice.value === selected) ?? node.defaultOperation;
	const parameters = new Parameters(context);
	const items = context
		.getInputData()
		.map((_, index) => new Item(context, index, clock, parameters));
	const fates: Fates = items.map(() => undefined);
	const leavings: Leavings = [];
	const tasks: Array<Task | undefined> = [];
	const stop = stopSignal(context);
	let run: Run | undefined;
	let firstError: NodeFault | undefined;

	const isCancelled = () => context.getExecutionCancelSignal()?.aborted === true;
	const fail = (thrown: unknown, itemIndex: number): void => {
		const error = toNodeFault(context, thrown, itemIndex);
		fates[itemIndex] = { error };
		// An agent gets what an item says; of what is thrown it gets nothing.
		if (context.continueOnFail() || isTool(context)) return;
		// A cancelled execution ends with what is there: results, and ids of what is paid for.
		if (isCancelled()) return;
		firstError ??= error;
		stop.abort();
	};

	const prepare = (all: Run, item: Item): Task => {
		leavings[item.index] = readLeaving(item, node);
		return operation.prepare(all, item);
	};

	/** What was thrown, by item: of several bad items the first one is told, whichever was found first. */
	const thrownBy = new Map<number, unknown>();
	let end = Infinity;
	for (const item of items) {
		if (item.index === CHECKED_AHEAD) end = clock.now() + SETTINGS_AHEAD_MS;
		if (clock.now() >= end) break;
		try {
			run ??= startRun(item, node, clock, stop.signal);
			tasks[item.index] = prepare(run, item);
		} catch (thrown) {
			thrownBy.set(item.index, thrown);
		}
	}
	const looks = new Slots(CHECKED_AT_ONCE);
	const ahead = tasks.slice(0, CHECKED_AHEAD).map(async (task, index) => {
		try {
			await looks.run(async () => await task?.check?.());
		} catch (thrown) {
			thrownBy.set(index, thrown);
		}
	});
	await Promise.all(ahead);
	for (const { index } of items) {
		if (thrownBy.has(index) && !firstError) fail(thrownBy.get(index), index);
	}
	const shared = run;
	/** The task of an item that was not looked at before, or not at its file. */
	const checkLate = async (all: Run, item: Item): Promise<Task | undefined> =>
		await looks.run(async () => {
			await clock.sleep(LATE_PAUSE_MS, all.signal);
			if (firstError) return undefined;
			const task = tasks[item.index] ?? prepare(all, item);
			await task.check?.();
			return task;
		});
	// Also of a cancelled execution, where no request is made any more: with "Retry On Fail", n8n runs
	// the node again all the same and keeps only what this run gives, such as the ids of earlier tries.
	if (!firstError && shared) {
		await Promise.all(
			items.map(async (item) => {
				if (fates[item.index]) return;
				try {
					const checked = item.index < CHECKED_AHEAD ? tasks[item.index] : undefined;
					const task = checked ?? (await checkLate(shared, item));
					fates[item.index] = await task?.run();
				} catch (thrown) {
					fail(thrown, item.index);
				}
				// What it holds of its recording is of no more use.
				tasks[item.index] = undefined;
			}),
		);
	}
	if (firstError) {
		if (run) addAcceptedJobs(firstError, run);
		throw firstError;
	}
	// With an item that failed, "Retry On Fail" runs the node again though nothing is thrown.
	if (!isCancelled() && fates.every((fate) => fate && 'output' in fate)) run?.ledger.close();
	return toOutputs(context, node, operation, fates, leavings);
}
