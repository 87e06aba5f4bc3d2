import { describe, expect, test } from '@jest/globals';
import type { INode, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { IntronSpeak } from '../../nodes/IntronSpeak/IntronSpeak.node';
import { IntronTranscribe } from '../../nodes/IntronTranscribe/IntronTranscribe.node';
import { savedWorkflows } from '../support/realN8n/savedWorkflows.mts';

/** Kinds of parameters in which nothing is saved. */
const NOTHING_SAVED = ['notice', 'hidden'];

const newest = savedWorkflows().at(-1);

/** The nodes of the newest saved workflow, with those that are tools. */
const saved = (newest?.workflow.nodes ?? []) as unknown as INode[];

type Setting = readonly [name: string, operation: string, parameter: INodeProperties];

/** The operations for which a parameter is shown. */
function operationsOf(parameter: INodeProperties, all: readonly string[]): readonly string[] {
	const { show = {} } = parameter.displayOptions ?? {};
	return (show.operation ?? show['/operation'] ?? all) as string[];
}

/** Every parameter of a node once for each operation that has it, and each option in a collection. */
function settingsOf({ properties }: INodeTypeDescription): Setting[] {
	const [selection] = properties;
	const all = (selection?.options ?? []).map((option) => String('value' in option && option.value));
	return properties.flatMap((parameter) =>
		[parameter, ...((parameter.type === 'collection' && parameter.options) || [])].flatMap(
			(one) => {
				const setting = one as INodeProperties;
				if (NOTHING_SAVED.includes(setting.type)) return [];
				const { show = {} } = setting.displayOptions ?? {};
				// Each tool has the same settings of its own, whatever its operation.
				const operations = '@tool' in show ? [] : operationsOf(setting, all);
				const name = one === parameter ? parameter.name : `${parameter.name}.${setting.name}`;
				return operations.length === 0
					? [[name, '', setting] as const]
					: operations.map((operation) => [name, operation, setting] as const);
			},
		),
	);
}

/** The value of a setting in a node's parameters. */
function valueIn(parameters: INode['parameters'], name: string): unknown {
	const [outer = '', inner] = name.split('.');
	const value = parameters[outer];
	return inner === undefined ? value : (Object(value) as INode['parameters'])[inner];
}

/** Whether a saved node shows a setting, and has a value for it. */
const has = (
	node: INode,
	description: INodeTypeDescription,
	[name, operation, parameter]: Setting,
): boolean =>
	(operation === '' || node.parameters.operation === operation) &&
	valueIn(node.parameters, name) !== undefined &&
	NodeHelpers.displayParameter(
		name.includes('.') ? (node.parameters.options as INode['parameters']) : node.parameters,
		parameter,
		node,
		// n8n makes a tool of a node under a name of its own.
		{ ...description, name: node.type.split('.').at(-1) ?? '' },
		node.parameters,
	);

describe.each([new IntronTranscribe(), new IntronSpeak()])(
	'the newest saved workflow has every setting of',
	({ description }) => {
		const nodes = saved.filter(({ type }) =>
			[description.name, `${description.name}Tool`].some((name) => type.endsWith(`.${name}`)),
		);
		const settings = settingsOf(description);

		test(`${description.displayName}`, () => {
			expect(settings.length).toBeGreaterThan(30);
			const missing = settings.filter(
				(setting) => !nodes.some((node) => has(node, description, setting)),
			);
			expect(
				missing.map(([name, operation, { displayOptions }]) => [name, operation, displayOptions]),
			).toEqual([]);
		});

		test(`${description.displayName}, and none that it does not have`, () => {
			const known = new Set(settings.map(([name]) => name));
			const names = nodes.flatMap(({ parameters }) => [
				...Object.keys(parameters),
				...Object.keys(Object(parameters.options) as object).map((name) => `options.${name}`),
			]);
			expect(names.filter((name) => !known.has(name))).toEqual([]);
		});
	},
);
