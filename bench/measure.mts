import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length / 2;
	const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
	return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/**
 * Runs the contestants in turns, so that what else the machine does meets all of them alike. Every
 * other round goes backwards: nobody always has the place after the same one.
 *
 * @returns the measurements of each contestant, by round
 */
export async function alternate<Name extends string, Measurement>(
	contestants: Readonly<Record<Name, () => Promise<Measurement>>>,
	rounds: number,
): Promise<Record<Name, Measurement[]>> {
	const names = Object.keys(contestants) as Name[];
	const measured = Object.fromEntries(names.map((name) => [name, [] as Measurement[]])) as Record<
		Name,
		Measurement[]
	>;
	for (let round = 0; round < rounds; round++) {
		const order = round % 2 === 0 ? names : [...names].reverse();
		for (const name of order) measured[name].push(await contestants[name]());
	}
	return measured;
}

/** How often memory is looked at, in milliseconds. */
const LOOK_EVERY_MS = 20;

/** What a process held at a moment. */
export interface Held {
	/** In ms since the epoch. */
	at: number;
	bytes: number;
}

/** The most that was held between two moments, less what was held at the first. */
export function grownBetween(timeline: readonly Held[], from: number, to: number): number {
	const within = timeline.filter(({ at }) => at >= from && at <= to).map(({ bytes }) => bytes);
	return Math.max(...within) - (within[0] ?? NaN);
}

/** Memory that a process holds, from Linux's own books, in bytes. */
export class ProcessMemory {
	constructor(private readonly pid: number) {}

	/** What it holds now. */
	now(): number {
		return this.read('VmRSS');
	}

	/** The most that it held while the work was done. */
	async peakDuring(work: () => Promise<unknown>): Promise<number> {
		// 5 makes the kernel forget the highest mark so far (proc(5)).
		writeFileSync(`/proc/${this.pid}/clear_refs`, '5');
		await work();
		return this.read('VmHWM');
	}

	/** What it held from moment to moment while the work was done. */
	async timelineDuring(work: () => Promise<unknown>): Promise<Held[]> {
		const timeline: Held[] = [];
		const end = new AbortController();
		const look = async () => {
			for (; !end.signal.aborted; await sleep(LOOK_EVERY_MS))
				timeline.push({ at: Date.now(), bytes: this.now() });
		};
		const looking = look();
		try {
			await work();
		} finally {
			end.abort();
		}
		await looking;
		return timeline;
	}

	private read(field: string): number {
		const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
		const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
		if (!kilobytes) throw new Error(`Linux says no ${field} of process ${this.pid}`);
		return Number(kilobytes) * 1024;
	}
}

/** Clock ticks in which Linux counts the time of a process (`getconf CLK_TCK`). */
const MS_PER_TICK = 10;

/** How long a process has been at work on any processor since its start, in milliseconds. */
export function cpuTimeMs(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name of the program, in brackets, may hold spaces. utime and stime are fields 14 and 15.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
