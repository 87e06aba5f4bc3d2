import { describe, expect, test } from '@jest/globals';
import {
	generateNodeJSDoc,
	generateSingleVersionTypeFile,
	generateWorkflowCode,
	node,
	parseWorkflowCode,
	trigger,
	validateWorkflow,
	workflow,
} from '@n8n/workflow-sdk';
import type { NodeTypeDescription } from '@n8n/workflow-sdk';
import { validateNodeDescription } from 'n8n-core/dist/nodes-loader/validate-node-description';

import { SPEAK } from '../../../../nodes/IntronSpeak/definition';
import { IntronSpeak } from '../../../../nodes/IntronSpeak/IntronSpeak.node';
import { TRANSCRIBE } from '../../../../nodes/IntronTranscribe/definition';
import { IntronTranscribe } from '../../../../nodes/IntronTranscribe/IntronTranscribe.node';
import manifest from '../../../../package.json';

const targets = (connections: ReturnType<typeof parseWorkflowCode>['connections'], name: string) =>
	(connections[name]?.main ?? []).map((ends) => (ends ?? []).map((end) => end.node));

describe.each([
	[new IntronTranscribe(), TRANSCRIBE],
	[new IntronSpeak(), SPEAK],
])('$description.displayName', ({ description }, { operations, ...intronNode }) => {
	const hint = description.builderHint;
	const type = `${manifest.name}.${description.name}`;
	const described = description as unknown as NodeTypeDescription;
	const first = intronNode.defaultOperation.choice;
	const fetch = intronNode.fetchOperation.choice;

	/** What an AI that builds workflows reads of the node; n8n makes it. */
	const definition = [
		generateNodeJSDoc(described),
		generateSingleVersionTypeFile(described, 1),
	].join('\n');

	describe('the type definition that AI builders get', () => {
		test('tells the outputs, and where errors leave', () => {
			expect(hint?.searchHint).toContain('.output(2)');
			expect(definition).toContain(hint?.searchHint);
			expect(definition).toContain('send.output(2).to(tell)');
		});

		test.each([...operations])('tells how to connect $choice.name', ({ choice }) => {
			expect(choice.builderHint?.propertyHint).toMatch(/output 1/);
			expect(definition).toContain(choice.builderHint?.propertyHint);
		});
	});

	describe('the example in the hint', () => {
		const content = hint?.extraTypeDefContent?.[0]?.content ?? '';
		const json = parseWorkflowCode(/<pattern [^>]*>\n(.*)<\/pattern>/s.exec(content)?.[1] ?? '');

		test('has all three outputs wired right, and the loop', () => {
			const after = [['Use Result'], ['Wait'], ['Tell Somebody']];
			expect(targets(json.connections, first.name)).toEqual(after);
			expect(targets(json.connections, fetch.name)).toEqual(after);
			expect(targets(json.connections, 'Wait')).toEqual([[fetch.name]]);
		});

		test('is a workflow without warnings', () => {
			expect(validateWorkflow(json)).toEqual({ valid: true, errors: [], warnings: [] });
		});

		test('still loses output 1 when the builder reads it back, which is why the documents warn of it', () => {
			const { connections } = parseWorkflowCode(generateWorkflowCode(json));
			expect(targets(connections, first.name)).toEqual([['Use Result'], [], ['Tell Somebody']]);
		});

		test('has the node, with operations that there are', () => {
			const own = json.nodes.filter((one) => one.type === type);
			expect(own.map(({ parameters }) => parameters?.operation)).toEqual([
				first.value,
				fetch.value,
			]);
		});
	});

	test('.onError() still connects the second output, which is why the hint warns of it', () => {
		const end = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'End' } });
		const sending = node({
			type,
			version: 1,
			config: { name: 'Send', onError: 'continueErrorOutput' },
		}).onError(end);
		const begin = trigger({ type: 'n8n-nodes-base.manualTrigger', version: 1, config: {} });
		const { connections } = workflow('id', 'name').add(begin).to(sending).toJSON();
		expect(targets(connections, 'Send')).toEqual([[], ['End']]);
	});

	test('n8n loads the node with its hints', () => {
		expect(() => validateNodeDescription(description)).not.toThrow();
	});
});
