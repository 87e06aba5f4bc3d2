import type { INodeProperties } from 'n8n-workflow';

import { CATEGORIES } from '../catalog/categories';
import { DEFAULT_OPERATION, OPERATIONS } from '../operations';
import type { Operation } from '../../shared/run/operation';
import { optionsParameter } from './options';
import { PARAMETER } from './parameters';
import { categoryParameters } from './recording';

const defaultOperation = DEFAULT_OPERATION.choice.value;

const operation: INodeProperties = {
	displayName: 'Operation',
	name: PARAMETER.operation,
	type: 'options',
	noDataExpression: true,
	default: defaultOperation,
	options: OPERATIONS.map(({ choice }) => choice),
};

/** The operations for which something holds, as the panel stores them. */
const operationsWhere = (holds: (operation: Operation) => boolean): string[] =>
	OPERATIONS.filter(holds).map(({ choice }) => choice.value);

/** A parameter, shown for the operations that have it. */
function shownForItsOperations(parameter: INodeProperties): INodeProperties {
	const operations = operationsWhere(({ parameters }) => parameters.includes(parameter));
	const { show, hide } = parameter.displayOptions ?? {};
	return {
		...parameter,
		displayOptions: { show: { [PARAMETER.operation]: operations, ...show }, ...(hide && { hide }) },
	};
}

const parametersOfOperations = new Set(OPERATIONS.flatMap(({ parameters }) => parameters));

/** All parameters of the node, in the order in which the panel shows them. */
export const properties: INodeProperties[] = [
	operation,
	...Array.from(parametersOfOperations, shownForItsOperations),
	optionsParameter((name) => operationsWhere(({ options }) => options.includes(name))),
];

const titles = (entries: ReadonlyArray<readonly [name: string, title: string]>): string =>
	JSON.stringify(Object.fromEntries(entries));

const operationTitles = titles(OPERATIONS.map(({ choice }) => [choice.value, choice.name]));
const categoryTitles = titles(CATEGORIES.map(({ name, title }) => [name, title]));
const categorised = JSON.stringify(
	operationsWhere(({ parameters }) => categoryParameters.every((own) => parameters.includes(own))),
);

/** What the canvas shows under the node's name, e.g. `Transcribe: Call Center`. */
export const subtitle = `={{ (${operationTitles})[$parameter["${PARAMETER.operation}"]] + (${categorised}.includes($parameter["${PARAMETER.operation}"]) ? ": " + (${categoryTitles})[$parameter["${PARAMETER.category}"]] : "") }}`;
