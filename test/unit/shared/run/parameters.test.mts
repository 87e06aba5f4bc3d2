import { describe, expect, test } from '@jest/globals';
import type { INode } from 'n8n-workflow';

import { Parameters } from '../../../../nodes/shared/run/parameters';
import { nodeContext } from '../../../support/unit/nodeContext.mts';

/** Parameters of a node; what n8n gives of them tells for which item it was asked. */
function parametersOf(parameters: INode['parameters']) {
	const asked: Array<[name: string, index: number]> = [];
	let copies = 0;
	const context = nodeContext({
		getNode: () => {
			copies++;
			return { parameters };
		},
		getNodeParameter: (name: string, index: number, fallback: unknown) => {
			asked.push([name, index]);
			return { name, index, fallback };
		},
	});
	return { read: new Parameters(context), asked, copies: () => copies };
}

describe('a parameter without an expression', () => {
	test.each([
		['a text', { language: 'en' }, 'language'],
		['an empty text', { language: '' }, 'language'],
		['a switch', { language: false }, 'language'],
		['a list', { language: ['en', 'sw'] }, 'language'],
		['an option', { options: { fileName: 'a=b' } }, 'options.fileName'],
		['nothing of the options', { options: {} }, 'options.fileName'],
	])('is asked for once: %s', (_what, parameters, name) => {
		const { read, asked, copies } = parametersOf(parameters);
		const first = read.read(name, 4, 'none');
		expect(first).toEqual({ name, index: 4, fallback: 'none' });
		expect(read.read(name, 5, 'none')).toBe(first);
		expect(asked).toEqual([[name, 4]]);
		expect(copies()).toBe(1);
	});
});

describe('a parameter is read for each item', () => {
	test.each([
		['that is an expression', { language: '={{ $json.language }}' }, 'language'],
		['that holds one', { results: ['summary', '={{ $json.result }}'] }, 'results'],
		['that is found by one', { file: { mode: 'id', value: '={{ $json.id }}' } }, 'file'],
		['beside an expression', { options: { a: 'x', fileName: '={{ $json.name }}' } }, 'options.a'],
		['that is not there', {}, 'language'],
	])('%s', (_what, parameters, name) => {
		const { read, asked } = parametersOf(parameters);
		expect(read.read(name, 1)).toMatchObject({ index: 1 });
		expect(read.read(name, 2)).toMatchObject({ index: 2 });
		expect(asked).toHaveLength(2);
	});
});
