import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Slots } from './slots';
import type { IntronClient } from '../intron/client';
import type { Clock } from '../intron/clock';
import type { Ledger } from './ledger';
import type { OptionName } from '../../IntronTranscribe/panel/options';

/** Where an item leaves the node. */
export type OutputName = 'transcribed' | 'stillProcessing';

/** What became of an item. */
export interface Outcome {
	readonly output: OutputName;
	readonly json: IDataObject;
}

/** What all items of one run share. */
export interface Run {
	readonly context: IExecuteFunctions;
	readonly client: IntronClient;
	readonly clock: Clock;
	/** Ends all waiting: the execution was cancelled, or another item stopped the run. */
	readonly signal: AbortSignal;
	/** Limits the uploads at the same time. */
	readonly slots: Slots;
	readonly ledger: Ledger;
}

/** The checked work of one item; running it may cost credits. */
export type Task = () => Promise<Outcome>;

/** One operation of the node: its panel and what it does. */
export interface Operation {
	/** Its choice in the panel. */
	readonly choice: INodePropertyOptions & { readonly value: string };
	/** Its parameters, in order. Operations that share one name the same object. */
	readonly parameters: readonly INodeProperties[];
	/** Which options it has. */
	readonly options: readonly OptionName[];
	/**
	 * Reads and checks all of one item, without any request.
	 *
	 * @returns the work; it throws NodeApiError when the service does not deliver
	 * @throws NodeOperationError when the item or a setting can't be used
	 */
	prepare(run: Run, itemIndex: number): Promise<Task>;
}
