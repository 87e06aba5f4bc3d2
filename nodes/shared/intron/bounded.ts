/** What is read of an answer at the most; what the service is known to send is far below. */
const MAX_DEPTH = 32;
const MAX_VALUES = 20_000;
const MAX_KEY_LENGTH = 200;
const MAX_TEXT_LENGTH = 32 * 1024 * 1024;

/** What was read of an answer. */
export interface Bounded {
	readonly value: unknown;
	/** Whether something was left out. */
	readonly isCut: boolean;
}

/**
 * Copies what came in an answer, within bounds and with every text cleaned: whatever a service or
 * somebody in its place sends, work on the copy is small and can't throw.
 *
 * @param clean applied to each text, names of fields included
 */
export function boundedCopy(source: unknown, clean: (text: string) => string): Bounded {
	let isCut = false;
	let values = 0;

	const text = (whole: string, most: number): string => {
		if (whole.length > most) isCut = true;
		return clean(whole.length > most ? whole.slice(0, most) : whole);
	};
	const copy = (value: unknown, depth: number): unknown => {
		if (typeof value === 'string') return text(value, MAX_TEXT_LENGTH);
		if (typeof value !== 'object' || value === null) return value;
		if (depth === MAX_DEPTH) {
			isCut = true;
			return null;
		}
		const target: Record<string, unknown> = {};
		const list: unknown[] = [];
		// Not `Object.entries`: it would list a million fields before the first is read.
		for (const name in value) {
			if (++values > MAX_VALUES) {
				isCut = true;
				break;
			}
			const member = copy((value as Record<string, unknown>)[name], depth + 1);
			if (Array.isArray(value)) list.push(member);
			// Defined, not assigned: a field may be called `__proto__`.
			else {
				Object.defineProperty(target, text(name, MAX_KEY_LENGTH), {
					value: member,
					configurable: true,
					enumerable: true,
					writable: true,
				});
			}
		}
		return Array.isArray(value) ? list : target;
	};

	return { value: copy(source, 0), isCut };
}
