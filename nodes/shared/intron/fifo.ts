/** How many emptied places are kept at the most before the rest moves up. */
const MOST_EMPTY = 64;

/** A queue, first in, first out; each call takes constant time on average, however long it is. */
export class Fifo<T> {
	private items: T[] = [];

	/** Where the first one stands; what stood before it is gone. */
	private start = 0;

	get size(): number {
		return this.items.length - this.start;
	}

	push(item: T): void {
		this.items.push(item);
	}

	/** The one at a place, 0 being the first; `undefined` where there is none. */
	at(place: number): T | undefined {
		return place < 0 ? undefined : this.items[this.start + place];
	}

	/** Takes the first one out. */
	shift(): T | undefined {
		const first = this.at(0);
		if (this.size > 0) this.start++;
		// `Array.shift` would move all the others each time.
		if (this.start > MOST_EMPTY && this.start > this.size) {
			this.items = this.items.slice(this.start);
			this.start = 0;
		}
		return first;
	}
}
