import { readdirSync } from 'node:fs';

import { median, ProcessMemory } from '../../bench/measure.mts';

/** A process of n8n. */
export interface Patient {
	readonly name: string;
	pid(): number;
	resources(): Promise<Record<string, number>>;
}

/** What a process holds at a moment. */
export interface Vitals {
	/** In bytes. */
	readonly memory: number;
	/** Open files, sockets and pipes. */
	readonly handles: number;
	/** Timers that keep it running. */
	readonly timers: number;
}

/** What is measured, and how much more of it at the end is no trend. */
const LIMITS: ReadonlyArray<readonly [what: keyof Vitals, most: (early: number) => number]> = [
	// n8n's garbage collector comes and goes by such steps.
	['memory', (early) => early * 0.25 + 60e6],
	['handles', () => 25],
	['timers', () => 25],
];

const MEGABYTE = 1e6;

/** The pulse of some processes over time. */
export class Pulse {
	private readonly taken = new Map<string, Array<Vitals & { at: number }>>();

	/**
	 * Takes it of all; one that is down at the moment has none.
	 *
	 * @param at which share of the work is done, from 0 to 1
	 */
	async take(patients: readonly Patient[], at: number): Promise<void> {
		for (const patient of patients) {
			const pid = patient.pid();
			const { Timeout: timers = 0 } = await patient.resources();
			const memory = new ProcessMemory(pid).now();
			const handles = readdirSync(`/proc/${pid}/fd`).length;
			const before = this.taken.get(patient.name) ?? [];
			this.taken.set(patient.name, [...before, { at, memory, handles, timers }]);
		}
	}

	/** Each process's figures after the first tenth and at the end, and what grew from there to here. */
	report(): { rows: Array<Record<string, string | number>>; flaws: string[] } {
		const flaws: string[] = [];
		const rows = [...this.taken].map(([name, all]) => {
			const settled = all.filter(({ at }) => at >= 0.1);
			const third = Math.max(1, Math.floor(settled.length / 3));
			const row: Record<string, string | number> = { process: name, samples: all.length };
			for (const [what, most] of LIMITS) {
				const of = (part: typeof settled) => median(part.map((vitals) => vitals[what]));
				const [early, late] = [of(settled.slice(0, third)), of(settled.slice(-third))];
				const shown = (value: number) =>
					what === 'memory' ? `${Math.round(value / MEGABYTE)} MB` : String(value);
				row[what] = `${shown(early)} → ${shown(late)}`;
				if (late - early > most(early)) flaws.push(`${name}: ${what} grew ${row[what]}`);
			}
			return row;
		});
		return { rows, flaws };
	}
}
