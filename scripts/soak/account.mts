import type { End } from '../../lab/fates.mts';

/** A call of a webhook with one recording. */
export interface Call {
	/** Of the recording; no other one has it. */
	readonly name: string;
	readonly end: End;
	readonly accepted: 0 | 1;
	/** HTTP status of the answer; 0 without one. */
	readonly answer: number;
	/** Whether a store of n8n's was restarted while it was under way, or may have been. */
	readonly isCutOff?: boolean;
}

/** An execution that a call began. */
export interface Run {
	readonly status: string;
	/** Of the recording, as n8n stored it; empty where it stored nothing. */
	readonly name: string;
	/** Where the item ended; empty where it did not get there. */
	readonly end: End | '';
}

/** What became of all calls. */
export interface Account {
	/** Figures, by what they are of. */
	readonly counts: Readonly<Record<string, number>>;
	/** What must not be, one sentence each. */
	readonly flaws: readonly string[];
}

const ENDED = ['success', 'error', 'crashed', 'canceled'];

/** Groups by a key, in the order in which the keys come. */
function countBy<T>(all: readonly T[], key: (one: T) => string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const one of all) counts[key(one)] = (counts[key(one)] ?? 0) + 1;
	return counts;
}

/**
 * Accounts for every call: it is answered, it is one execution that ends once and in the right place,
 * and its recording is at the service as often as it must be.
 *
 * What n8n lost with a process that was killed or cut off from its stores, ends as an error that n8n
 * tells, or is refused to the caller. Where its database was restarted, n8n may also leave it for ever as
 * running, and its caller without an answer. Nothing of all this may have been sent twice.
 *
 * @param accepted how often the service accepted each recording, by its name
 */
export function accountFor(
	calls: readonly Call[],
	runs: readonly Run[],
	accepted: ReadonlyMap<string, number>,
): Account {
	const flaws: string[] = [];
	const named = new Map<string, Run[]>();
	for (const run of runs) named.set(run.name, [...(named.get(run.name) ?? []), run]);
	let [lost, whole, left] = [0, 0, 0];
	for (const { name, end, accepted: wanted, answer, isCutOff } of calls) {
		const found = named.get(name) ?? [];
		const times = accepted.get(name) ?? 0;
		const [run] = found;
		if (answer === 0 && isCutOff) left += 1;
		else if (answer === 0) flaws.push(`${name} got no answer`);
		if (found.length > 1) flaws.push(`${name} is ${found.length} executions`);
		if (times > 1) flaws.push(`${name} was accepted ${times} times`);
		if (run?.status !== 'success') {
			lost += 1;
			continue;
		}
		whole += 1;
		if (run.end !== end) flaws.push(`${name} ended in "${run.end}", not in "${end}"`);
		if (times !== wanted) flaws.push(`${name} was accepted ${times} times, not ${wanted}`);
	}
	const unfinished = runs.filter(({ status }) => !ENDED.includes(status)).length;
	if (unfinished > left) flaws.push(`${unfinished - left} executions have not ended`);
	if (runs.length > calls.length) flaws.push(`${runs.length} executions of ${calls.length} calls`);
	return {
		counts: {
			calls: calls.length,
			...countBy(calls, ({ answer }) => `answered ${answer}`),
			...countBy(runs, ({ status }) => `executions ${status}`),
			'ended in the right place': whole,
			'lost by n8n with what was stopped': lost,
			'without an answer as a store was restarted': left,
			'accepted uploads': [...accepted.values()].reduce((sum, times) => sum + times, 0),
		},
		flaws,
	};
}
