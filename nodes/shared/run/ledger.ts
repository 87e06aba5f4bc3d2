import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Fault } from '../intron/faults';

/** What became of an item's upload. */
export type UploadFate =
	/** The service has the file under this id; it may have refused it as too long before. */
	| { readonly fileId: string; readonly wasTooLong: boolean }
	/** The service may have the file; no id came back. */
	| { readonly fault: Fault };

interface Entry {
	/** What was uploaded, and asked for; another upload for the same item is another matter. */
	fingerprint: string;
	fate: UploadFate;
}

/** Key in the node's execution context. */
const CONTEXT_KEY = 'intronUploads';

/**
 * Remembers the uploads of one run of the node, so that no recording is paid for twice.
 *
 * n8n's "Retry On Fail" runs the whole node again with all items. The node's execution context is
 * kept across these tries, and is stored with the execution. Runs of the node in a loop have their
 * own run index, so they are not confused.
 */
export class Ledger {
	private readonly entries: Record<string, Entry>;

	constructor(private readonly context: IExecuteFunctions) {
		const runIndex = String(context.getWorkflowDataProxy(0).$runIndex);
		const stored = context.getContext('node');
		const runs = (stored[CONTEXT_KEY] ??= {}) as Record<string, IDataObject>;
		this.entries = (runs[runIndex] ??= {}) as unknown as Record<string, Entry>;
	}

	/** What became of the item's upload in an earlier try of this run. */
	fateOf(itemIndex: number, fingerprint: string): UploadFate | undefined {
		const entry = this.entries[itemIndex];
		return entry?.fingerprint === fingerprint ? entry.fate : undefined;
	}

	/**
	 * Notes what became of an item's upload, as soon as it is known.
	 *
	 * n8n stores an execution when it ends. Of one whose process is killed it keeps nothing, so the id
	 * of what is paid for also goes to the log, which is all that outlives that.
	 */
	note(itemIndex: number, fingerprint: string, fate: UploadFate): void {
		this.entries[itemIndex] = { fingerprint, fate };
		if (!('fileId' in fate)) return;
		const { fileId } = fate;
		const place = `execution ${this.context.getExecutionId()}, item ${itemIndex}`;
		this.context.logger.info(`Intron has accepted a recording: file ID ${fileId}, ${place}`);
	}

	/** The ids of all files that the service has accepted in this run, in the order of their items. */
	acceptedFileIds(): string[] {
		return Object.values(this.entries).flatMap(({ fate }) =>
			'fileId' in fate ? [fate.fileId] : [],
		);
	}
}
