import type { Operation } from '../../shared/run/operation';
import { OPERATION_PARAMETER } from '../../shared/run/operation';

/** What the canvas shows under the node's name, e.g. `Generate Speech`. */
export function subtitleOf(operations: readonly Operation[]): string {
	const titles = Object.fromEntries(operations.map(({ choice }) => [choice.value, choice.name]));
	return `={{ (${JSON.stringify(titles)})[$parameter["${OPERATION_PARAMETER}"]] }}`;
}
