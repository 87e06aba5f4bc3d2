import type { INodeProperties } from 'n8n-workflow';

import type { IntronNode } from './operation';
import { OPERATION_PARAMETER } from './operation';
import { optionsParameter } from './options';
import { toolOutputParameters } from './toolOutput';

/** A parameter, shown for the operations that have it. */
function shownForItsOperations(
	parameter: INodeProperties,
	{ operations }: Pick<IntronNode, 'operations'>,
): INodeProperties {
	const having = operations
		.filter(({ parameters }) => parameters.includes(parameter))
		.map(({ choice }) => choice.value);
	const { show, hide } = parameter.displayOptions ?? {};
	return {
		...parameter,
		displayOptions: { show: { [OPERATION_PARAMETER]: having, ...show }, ...(hide && { hide }) },
	};
}

/** The parameters of all operations, in an order that is the order of each operation. */
function parametersOf({ operations }: Pick<IntronNode, 'operations'>): INodeProperties[] {
	let rest = operations.map(({ parameters }) => parameters);
	const ordered: INodeProperties[] = [];
	for (;;) {
		const heads = rest.flatMap(([first]) => first ?? []);
		const next = heads.find((head) => rest.every((parameters) => parameters.indexOf(head) <= 0));
		if (!next) return ordered;
		ordered.push(next);
		rest = rest.map((parameters) => parameters.filter((parameter) => parameter !== next));
	}
}

/**
 * All parameters of a node, in the order in which the panel shows them: the operation, the parameters
 * of the operations, the options.
 */
export function panelOf(
	node: Pick<IntronNode, 'operations' | 'defaultOperation' | 'doneFields' | 'options'>,
): INodeProperties[] {
	const defaultOperation = node.defaultOperation.choice.value;
	const choices = node.operations.map(({ choice }) => choice);
	return [
		{
			displayName: 'Operation',
			name: OPERATION_PARAMETER,
			type: 'options',
			noDataExpression: true,
			default: defaultOperation,
			options: choices,
		},
		...parametersOf(node).map((parameter) => shownForItsOperations(parameter, node)),
		...toolOutputParameters(node.doneFields),
		optionsParameter(node.options),
	];
}
