import { describe, expect, test } from '@jest/globals';
import {
	generateNodeJSDoc,
	generateSingleVersionTypeFile,
	node,
	parseWorkflowCode,
	trigger,
	validateWorkflow,
	workflow,
} from '@n8n/workflow-sdk';
import type { NodeTypeDescription } from '@n8n/workflow-sdk';
import { validateNodeDescription } from 'n8n-core/dist/nodes-loader/validate-node-description';

import { IntronTranscribe } from '../../../nodes/IntronTranscribe/IntronTranscribe.node';
import { OPERATIONS } from '../../../nodes/IntronTranscribe/operations';

const { description } = new IntronTranscribe();
const hint = description.builderHint;

const described = description as unknown as NodeTypeDescription;

/** What an AI that builds workflows reads of the node; n8n makes it. */
const definition = [generateNodeJSDoc(described), generateSingleVersionTypeFile(described, 1)].join(
	'\n',
);

/** The example in the hint. */
const example =
	/<pattern [^>]*>\n(.*)<\/pattern>/s.exec(hint?.extraTypeDefContent?.[0]?.content ?? '')?.[1] ??
	'';

const targets = (connections: ReturnType<typeof parseWorkflowCode>['connections'], name: string) =>
	(connections[name]?.main ?? []).map((ends) => (ends ?? []).map((end) => end.node));

describe('the type definition that AI builders get', () => {
	test('tells the outputs, and where errors leave', () => {
		expect(hint?.searchHint).toContain('.output(2)');
		expect(definition).toContain('.output(2)');
		expect(definition).toContain('transcribe.output(2).to(tell)');
	});

	test.each(OPERATIONS)('tells how to connect $choice.name', ({ choice }) => {
		expect(choice.builderHint?.propertyHint).toMatch(/output 1/);
		expect(definition).toContain(choice.builderHint?.propertyHint);
	});
});

describe('the example in the hint', () => {
	const json = parseWorkflowCode(example);

	test('has all three outputs wired right, and the loop', () => {
		const after = [['Use Transcript'], ['Wait'], ['Tell Somebody']];
		expect(targets(json.connections, 'Transcribe Recording')).toEqual(after);
		expect(targets(json.connections, 'Get Transcript')).toEqual(after);
		expect(targets(json.connections, 'Wait')).toEqual([['Get Transcript']]);
	});

	test('is a workflow without warnings', () => {
		expect(validateWorkflow(json)).toEqual({ valid: true, errors: [], warnings: [] });
	});

	test('uses operations that there are', () => {
		const used = json.nodes
			.filter(({ type }) => type.endsWith('intronTranscribe'))
			.map(({ parameters }) => parameters?.operation);
		const values = OPERATIONS.map(({ choice }) => choice.value);
		expect(used).toHaveLength(2);
		for (const operation of used) expect(values).toContain(operation);
	});
});

test('.onError() still connects the second output, which is why the hint warns of it', () => {
	const end = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'End' } });
	const transcribe = node({
		type: 'n8n-nodes-intron.intronTranscribe',
		version: 1,
		config: { name: 'Transcribe', onError: 'continueErrorOutput' },
	}).onError(end);
	const begin = trigger({ type: 'n8n-nodes-base.manualTrigger', version: 1, config: {} });
	const { connections } = workflow('id', 'name').add(begin).to(transcribe).toJSON();
	expect(targets(connections, 'Transcribe')).toEqual([[], ['End']]);
});

test('n8n loads the node with its hints', () => {
	expect(() => validateNodeDescription(description)).not.toThrow();
});
