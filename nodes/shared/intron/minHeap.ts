/** Gives out what was put in with the least rank first; putting in and taking out are O(log n). */
export class MinHeap<T> {
	private readonly nodes: Array<{ readonly rank: number; readonly item: T }> = [];

	get size(): number {
		return this.nodes.length;
	}

	/** The one with the least rank. */
	get first(): { readonly rank: number; readonly item: T } | undefined {
		return this.nodes[0];
	}

	push(rank: number, item: T): void {
		let place = this.nodes.length;
		this.nodes.push({ rank, item });
		while (place > 0) {
			const parent = (place - 1) >> 1;
			if (this.rankAt(parent) <= rank) break;
			this.swap(place, parent);
			place = parent;
		}
	}

	/** Takes out the one with the least rank. */
	pop(): T | undefined {
		const { first } = this;
		const last = this.nodes.pop();
		if (!last || this.nodes.length === 0) return first?.item;
		this.nodes[0] = last;
		for (let place = 0; ; ) {
			const [left, right] = [2 * place + 1, 2 * place + 2];
			const child = this.rankAt(right) < this.rankAt(left) ? right : left;
			if (this.rankAt(child) >= last.rank) return first?.item;
			this.swap(place, child);
			place = child;
		}
	}

	private rankAt(place: number): number {
		return this.nodes[place]?.rank ?? Infinity;
	}

	private swap(a: number, b: number): void {
		const [first, second] = [this.nodes[a], this.nodes[b]];
		if (!first || !second) return;
		this.nodes[a] = second;
		this.nodes[b] = first;
	}
}
