import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Fault } from '../intron/faults/fault';
import type { JobTerms } from './operation';

/** What a job is known by: its item's index, with a name of its own behind it where an item has several. */
export type JobName = number | `${number}/${string}`;

/** What became of an item's job. */
export type Fate =
	/**
	 * The service has it under this id, which is empty where it told none. `route` is the caller's own
	 * note of the way it went.
	 */
	| { readonly id: string; readonly route?: string }
	/** The service may have it; no id came back. Only the fault's name is kept. */
	| { readonly faultName: string };

/** What is kept of an item: little, since it is stored with the execution. */
type Entry = Fate & {
	/** The execution that submitted it. */
	readonly by: string;
	/** Says what was submitted, to know it again; absent where nobody would ask. */
	readonly work?: string;
};

/** The last one of the equal calls of an agent that are under way, by execution and work. */
const lastCalls = new Map<string, Promise<unknown>>();

/** Key in the node's execution context. */
const CONTEXT_KEY = 'intronJobs';

/**
 * Remembers the jobs that one run of the node has submitted, so that nothing is paid for twice.
 *
 * n8n's "Retry On Fail" runs the whole node again with the same items, and a person's "Retry" runs it
 * again in an execution of its own; the node's execution context is kept across both. Runs of the node
 * in a loop have their own run index, so they are not confused. The calls of an agent are runs as well,
 * but a model may make the same one twice.
 */
export class Ledger {
	private readonly entries: Record<string, Entry>;

	private readonly runs: Record<string, IDataObject>;

	private readonly runIndex: string;

	private readonly executionId: string;

	/** @param isForAgent whether the same work of another run counts as well */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly terms: JobTerms,
		private readonly isForAgent = false,
	) {
		this.runIndex = String(context.getWorkflowDataProxy(0).$runIndex);
		this.executionId = context.getExecutionId();
		const stored = context.getContext('node');
		this.runs = (stored[CONTEXT_KEY] ??= {}) as Record<string, IDataObject>;
		this.entries = (this.runs[this.runIndex] ??= {}) as unknown as Record<string, Entry>;
	}

	/**
	 * What became of the item's job in an earlier try.
	 *
	 * Within one execution the item is the same, whatever its settings' expressions give this time. In
	 * a person's retry the workflow may be another one: an id counts for the same work only, and a
	 * fault without an id not at all, since trying again is what the person decided.
	 *
	 * @param isSame tells whether what would be submitted now is the work that was noted; asked only
	 *   where it decides
	 */
	async fateOf(
		job: JobName,
		isSame: (work: string) => Promise<boolean>,
	): Promise<Fate | undefined> {
		const entry = this.entries[job];
		if (entry?.by === this.executionId) return entry;
		const others = this.isForAgent ? this.entriesOfOtherRuns() : [];
		for (const earlier of [...(entry ? [entry] : []), ...others]) {
			const counts = 'id' in earlier || earlier.by === this.executionId;
			if (!counts || earlier.work === undefined || !(await isSame(earlier.work))) continue;
			const own: Entry = { ...earlier, by: this.executionId };
			this.entries[job] = own;
			return own;
		}
		return undefined;
	}

	/**
	 * Submits something, or finds out what became of it, when equal calls of an agent before this one
	 * have: a model may make them at the same moment, and only the first may be paid for.
	 *
	 * @param work says what would be submitted; asked only of an agent's call
	 */
	async inTurn<Result>(work: () => string, submit: () => Promise<Result>): Promise<Result> {
		if (!this.isForAgent) return await submit();
		const key = `${this.executionId}/${work()}`;
		const turn = (lastCalls.get(key) ?? Promise.resolve()).then(submit, submit);
		lastCalls.set(key, turn);
		try {
			return await turn;
		} finally {
			if (lastCalls.get(key) === turn) lastCalls.delete(key);
		}
	}

	private entriesOfOtherRuns(): Entry[] {
		return Object.entries(this.runs).flatMap(([run, entries]) =>
			run === this.runIndex ? [] : (Object.values(entries) as Entry[]),
		);
	}

	/**
	 * Notes the id of an item's job, as soon as it is known.
	 *
	 * n8n stores an execution when it ends. Of one whose process is killed it keeps nothing, so the id
	 * of what is paid for also goes to the log, which is all that outlives that.
	 */
	noteAccepted(job: JobName, work: string, id: string, route?: string): void {
		this.entries[job] = { by: this.executionId, work, id, ...(route && { route }) };
		const { subject, idTitle } = this.terms;
		const place = `execution ${this.executionId}, item ${job}`;
		this.context.logger.info(
			`Intron has accepted a ${subject}: ${idTitle} ${id || 'unknown'}, ${place}`,
		);
	}

	/**
	 * Notes that an item's job may have been accepted, though no id came back.
	 *
	 * @param work as that of a job that was accepted; kept for an agent, which may call once more
	 */
	noteDoubt(job: JobName, { name }: Fault, work?: string): void {
		const kept = this.isForAgent && work !== undefined && { work };
		this.entries[job] = { by: this.executionId, faultName: name, ...kept };
	}

	/**
	 * The ids of the jobs that the service has accepted in this run, in the order of their items; of an
	 * earlier execution those only that count for this one.
	 */
	acceptedIds(): string[] {
		return Object.values(this.entries).flatMap((entry) =>
			'id' in entry && entry.id !== '' && entry.by === this.executionId ? [entry.id] : [],
		);
	}

	/** Forgets the run where nothing will run its items again. */
	close(): void {
		if (!this.isForAgent) delete this.runs[this.runIndex];
	}
}
