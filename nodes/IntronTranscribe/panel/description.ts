import type { INodeProperties } from 'n8n-workflow';

import { CATEGORIES } from '../catalog/categories';
import { DEFAULT_OPERATION, OPERATIONS } from '../operations';
import { optionsParameter } from './options';
import { PARAMETER } from './parameters';
import { recordingParameters } from './recording';

const defaultOperation = DEFAULT_OPERATION.choice.value;

const operation: INodeProperties = {
	displayName: 'Operation',
	name: PARAMETER.operation,
	type: 'options',
	noDataExpression: true,
	default: defaultOperation,
	options: OPERATIONS.map(({ choice }) => choice),
};

/** All parameters of the node, in the order in which the panel shows them. */
export const properties: INodeProperties[] = [operation, ...recordingParameters, optionsParameter];

const titles = (entries: ReadonlyArray<readonly [name: unknown, title: string]>): string =>
	JSON.stringify(Object.fromEntries(entries));

const operationTitles = titles(OPERATIONS.map(({ choice }) => [choice.value, choice.name]));
const categoryTitles = titles(CATEGORIES.map(({ name, title }) => [name, title]));

/** What the canvas shows under the node's name, e.g. `Transcribe: Call Center`. */
export const subtitle = `={{ (${operationTitles})[$parameter["${PARAMETER.operation}"]] + ": " + (${categoryTitles})[$parameter["${PARAMETER.category}"]] }}`;
