import type { Operation } from '../../shared/run/operation';
import { OPERATION_PARAMETER } from '../../shared/run/operation';
import { CATEGORIES } from '../catalog/categories';
import { PARAMETER } from './parameters';
import { categoryParameters } from './recording';

const titles = (entries: ReadonlyArray<readonly [name: string, title: string]>): string =>
	JSON.stringify(Object.fromEntries(entries));

/**
 * What the canvas shows under the node's name, e.g. `Transcribe: Call Center`; it has
 * no room for more.
 */
export function subtitleOf(operations: readonly Operation[]): string {
	const operationTitles = titles(
		operations.map(({ choice }) => [choice.value, choice.name.replace(' Recording', '')]),
	);
	const categoryTitles = titles(CATEGORIES.map(({ name, title }) => [name, title]));
	const categorised = operations
		.filter(({ parameters }) => categoryParameters.every((own) => parameters.includes(own)))
		.map(({ choice }) => choice.value);
	const operation = `$parameter["${OPERATION_PARAMETER}"]`;
	const category = `(${categoryTitles})[$parameter["${PARAMETER.category}"]]`;
	return `={{ (${operationTitles})[${operation}] + (${JSON.stringify(categorised)}.includes(${operation}) ? ": " + ${category} : "") }}`;
}
