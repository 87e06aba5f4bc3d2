import type {
	IBinaryKeyData,
	IDataObject,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import type { Clock } from '../intron/clock';
import type { IntronClient } from '../intron/client';
import type { FaultTable } from '../intron/faults/faultTable';
import type { Item } from './item';
import type { Ledger } from './ledger';
import type { BooleanOption, NumberOption, OptionTable } from './options';
import type { OutputFields } from './outputFields';
import type { Slots } from './slots';

/** Name of the parameter that holds the selected operation. */
export const OPERATION_PARAMETER = 'operation';

/** Where an item leaves the node: with what it came for, or with the id of a job that still runs. */
export type OutputName = 'done' | 'pending';

/** Display name of the output `pending` in every node. */
export const PENDING_TITLE = 'In Progress';

/** What became of an item. */
export interface Outcome {
	readonly output: OutputName;
	readonly json: IDataObject;
	readonly binary?: IBinaryKeyData;
}

/** What a node calls its jobs, in outputs and messages. */
export interface JobTerms {
	/** What is sent, e.g. `recording`. */
	readonly subject: string;
	/** Key of a job's id in outputs, e.g. `fileId`. */
	readonly idKey: string;
	/** The same in a message, e.g. `File ID`. */
	readonly idTitle: string;
}

/** The account of a credential at the service, as one run uses it. */
export interface Account {
	/** Tells it from others, in this process. */
	readonly id: string;
	readonly client: IntronClient;
	/** Limits the jobs that are submitted at the same time; a slow account holds no other one up. */
	readonly slots: Slots;
	/** Limits what is fetched to be submitted and is not yet, so that it does not pile up. */
	readonly fetches: Slots;
}

/** What all items of one run share. */
export interface Run {
	readonly clock: Clock;
	/** Ends all waiting: the execution was cancelled, or another item stopped the run. */
	readonly signal: AbortSignal;
	readonly ledger: Ledger;
	readonly faults: FaultTable;
	readonly terms: JobTerms;
	/**
	 * The account of an item's own credential.
	 *
	 * @throws NodeOperationError when the credential can't be used
	 */
	accountOf(item: Item): Promise<Account>;
}

/** The work of one item, whose settings are read and checked. */
export interface Task {
	/**
	 * Checks what takes longer than reading settings, such as the item's file; without any request.
	 *
	 * @throws NodeOperationError when it can't be used
	 */
	check?(): Promise<void>;
	/**
	 * Does the work, which may cost credits.
	 *
	 * @throws NodeApiError when the service does not deliver; NodeOperationError as `check`
	 */
	run(): Promise<Outcome>;
}

/** One operation of a node: its panel and what it does. */
export interface Operation {
	/** Its choice in the panel. */
	readonly choice: INodePropertyOptions & { readonly value: string };
	/** Its parameters, in order. Operations that share one name the same object. */
	readonly parameters: readonly INodeProperties[];
	/**
	 * Reads and checks the settings of one item, without opening a file and without any request.
	 *
	 * @throws NodeOperationError when one can't be used
	 */
	prepare(run: Run, item: Item): Task;
}

/** What makes a node of the operations. */
export interface IntronNode {
	/** In the order in which the panel offers them (A–Z). */
	readonly operations: readonly Operation[];
	/** What a newly added node does. */
	readonly defaultOperation: Operation;
	/** Display names of the outputs. */
	readonly outputs: Readonly<Record<OutputName, string>>;
	readonly terms: JobTerms;
	/** What to do so that the items of the output 'pending' are not lost, as sentences. */
	readonly pendingAdvice: string;
	readonly faults: FaultTable;
	readonly options: OptionTable & {
		readonly includeInputFields: BooleanOption;
		/** How many jobs a run submits at the same time for one account. */
		readonly concurrency: NumberOption;
	};
	/** The fields of an item that has what it came for. */
	readonly doneFields: OutputFields<object>;
	/** The fields of an item whose job still runs. */
	readonly inProgressFields: OutputFields<object>;
	/** Fetches by its id what came of a job. */
	readonly fetchOperation: Operation;
	/** With how many bytes on their way at the same time for one account. */
	readonly mostBytesInFlight: number;
}
