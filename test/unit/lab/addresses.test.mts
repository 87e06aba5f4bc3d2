import { existsSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { formOf } from '../../../lab/form.mts';
import { withAddresses } from '../../../lab/office/addresses.mts';
import { readJson } from '../../../lab/paths.mts';
import { exampleFiles } from '../../../lab/welcome.mts';
import type { WorkflowFile } from '../../../lab/workflow.mts';

const OFFICE = {
	n8n: 'http://n8n.office',
	crm: 'http://crm.office',
	inbox: 'http://inbox.office',
	files: '/files',
};

const EXAMPLES = exampleFiles('front-desk.json').map(
	(file) => [file, readJson<WorkflowFile>(`examples/${file}`)] as const,
);

describe.each(EXAMPLES)('examples/%s in an office', (_file, workflow) => {
	const placed = JSON.stringify(withAddresses(workflow, OFFICE));

	test('leaves no address to be entered', () => {
		// What is left are addresses of e-mails, and a sheet that is switched off.
		expect(placed).not.toMatch(/https?:\/\/[\w.-]*example\.com|your-(n8n|phone)|\/home\/node/);
	});

	test('has a page to begin with, and its note says where', () => {
		const form = formOf(workflow);
		expect(form).toBeDefined();
		const [first] = workflow.nodes;
		const content = String(first?.parameters.content);
		const { path, options } = form?.parameters as { path?: string; options: { path?: string } };
		expect(content).toContain(`https://your-n8n/form/${path ?? options.path}`);
	});

	test('proposes recordings that are there', () => {
		const named = [...placed.matchAll(/data=@\/files\/recordings\/([\w.-]+)/g)];
		for (const [, name] of named) expect(existsSync(`sandbox/recordings/${name}`)).toBe(true);
	});
});

test('every form and webhook has an address of its own', () => {
	const paths = EXAMPLES.flatMap(([, { nodes }]) =>
		nodes
			.filter(({ type }) => /\.(webhook|formTrigger)$/.test(type))
			.map(({ parameters }) => parameters.path ?? (parameters.options as { path?: string }).path),
	);
	expect(new Set(paths).size).toBe(paths.length);
});
