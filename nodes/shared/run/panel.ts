import type { INodeProperties } from 'n8n-workflow';

import type { IntronNode } from './operation';
import { OPERATION_PARAMETER } from './operation';

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

/**
 * All parameters of a node, in the order in which the panel shows them: the operation, the parameters
 * of the operations, the options.
 */
export function panelOf(
	node: Pick<IntronNode, 'operations' | 'defaultOperation'>,
	options: INodeProperties,
): INodeProperties[] {
	const defaultOperation = node.defaultOperation.choice.value;
	const parameters = new Set(node.operations.flatMap((operation) => operation.parameters));
	return [
		{
			displayName: 'Operation',
			name: OPERATION_PARAMETER,
			type: 'options',
			noDataExpression: true,
			default: defaultOperation,
			options: node.operations.map(({ choice }) => choice),
		},
		...Array.from(parameters, (parameter) => shownForItsOperations(parameter, node)),
		options,
	];
}
