import { VirtualClock } from './virtualClock.mts';

/** A time in which the machine does nothing at all. */
export interface Stall {
	readonly from: number;
	readonly ms: number;
}

/** A clock on which nobody wakes up during a stall, but right after it. */
export class StallingClock extends VirtualClock {
	constructor(private readonly stalls: readonly Stall[]) {
		super();
	}

	override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		let end = this.now() + ms;
		for (const { from, ms: lasts } of this.stalls) {
			if (end >= from && end < from + lasts) end = from + lasts;
		}
		await super.sleep(end - this.now(), signal);
	}
}
