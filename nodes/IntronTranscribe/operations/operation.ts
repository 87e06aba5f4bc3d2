import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { IntronClient } from '../intron/client';

/** The node's outputs, in the order in which n8n shows them. */
export const OUTPUT = { transcribed: 0, stillProcessing: 1 } as const;

/** Display names of the outputs. */
export const OUTPUT_NAMES = ['Transcribed', 'Still Processing'];

/** Where an item leaves the node, and with what. */
export interface Outcome {
	readonly output: (typeof OUTPUT)[keyof typeof OUTPUT];
	readonly json: IDataObject;
	/** Intron's id of the item's file, when it is known. */
	readonly fileId?: string;
}

/** What all items of one run share. */
export interface Run {
	readonly context: IExecuteFunctions;
	readonly client: IntronClient;
}

/** One operation of the node. */
export interface Operation {
	/** Its choice in the panel. */
	readonly choice: INodePropertyOptions;
	/**
	 * Handles one item.
	 *
	 * @throws NodeOperationError when the item or a setting can't be used, NodeApiError when the
	 *   service does not deliver
	 */
	execute(run: Run, itemIndex: number): Promise<Outcome>;
}
