import { Fifo } from '../intron/fifo';

/** One piece of work that waits. */
interface Waiting {
	readonly bytes: number;
	readonly begin: () => void;
}

/**
 * Lets at most so many pieces of work run at the same time, with at most so many bytes on their way;
 * the others wait, first come, first served. A piece with more bytes than that travels alone.
 */
export class Slots {
	private readonly waiting = new Fifo<Waiting>();

	private running = 0;

	private bytesOnTheWay = 0;

	/**
	 * @param most how many pieces run at the same time
	 * @param mostBytes how many bytes are on their way at the same time
	 */
	constructor(
		private readonly most: number,
		private readonly mostBytes = Infinity,
	) {}

	/**
	 * Runs the work when there is room for it, and passes on what it returns or throws.
	 *
	 * @param work given a function to call when its bytes have been sent, which makes room for others
	 *   while it waits for the answer; they count until its end otherwise
	 * @param bytes how many it sends
	 */
	async run<T>(work: (onSent: () => void) => Promise<T>, bytes = 0): Promise<T> {
		await new Promise<void>((begin) => {
			this.waiting.push({ bytes, begin });
			this.admit();
		});
		let onTheWay = bytes;
		const onSent = () => {
			this.bytesOnTheWay -= onTheWay;
			onTheWay = 0;
			this.admit();
		};
		try {
			return await work(onSent);
		} finally {
			this.running--;
			onSent();
		}
	}

	/** Lets those begin for whom there is room; nobody overtakes the first one, so it need not starve. */
	private admit(): void {
		for (let next = this.waiting.at(0); next; next = this.waiting.at(0)) {
			const isAlone = this.bytesOnTheWay === 0;
			const hasRoom = isAlone || this.bytesOnTheWay + next.bytes <= this.mostBytes;
			if (this.running >= this.most || !hasRoom) return;
			this.waiting.shift();
			this.running++;
			this.bytesOnTheWay += next.bytes;
			next.begin();
		}
	}
}
