/** What n8n keeps of a run, as far as tests look at it. */
export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, Record<string, unknown>>;
	error?: Record<string, unknown>;
	pairedItem?: unknown;
}

export interface NodeRun {
	executionStatus?: string;
	executionTime?: number;
	/** In ms since the epoch. */
	startTime?: number;
	error?: Record<string, unknown>;
	data?: { main?: Array<Item[] | null> };
	hints?: Array<{ message: string }>;
	[other: string]: unknown;
}

export interface ExecutionData {
	resultData: {
		runData: Record<string, NodeRun[] | undefined>;
		lastNodeExecuted?: string;
		error?: Record<string, unknown>;
	};
	[other: string]: unknown;
}

/** A run as n8n lists it. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: string;
	mode: string;
	startedAt: string;
	stoppedAt?: string;
}

export interface Execution extends ExecutionSummary {
	data: ExecutionData;
}

export const UNFINISHED = ['new', 'running', 'waiting'];

/** The items that a node gave on one of its outputs; none when it did not run. */
export function outputOf(execution: Execution, node: string, output = 0): Item[] {
	return execution.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
}

/**
 * Reads n8n's stored form of a run: a list in which every string inside an object or array is the
 * index of another entry, so that what occurs twice is stored once (the `flatted` format).
 */
export function readFlatted(text: string): unknown {
	const table = JSON.parse(text) as unknown[];
	const known = new Map<number, unknown>();
	const follow = (value: unknown): unknown =>
		typeof value === 'string' ? entry(Number(value)) : value;
	const entry = (index: number): unknown => {
		const raw = table[index];
		if (typeof raw !== 'object' || raw === null) return raw;
		if (known.has(index)) return known.get(index);
		if (Array.isArray(raw)) {
			const list: unknown[] = [];
			known.set(index, list);
			list.push(...raw.map(follow));
			return list;
		}
		const object: Record<string, unknown> = {};
		known.set(index, object);
		for (const [key, value] of Object.entries(raw)) object[key] = follow(value);
		return object;
	};
	return entry(0);
}
