import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { outputOf } from '../../lab/execution.mts';
import type { WorkflowNode } from '../../lab/workflow.mts';
import { webhookPath } from '../../lab/workflow.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';
import { savedWorkflows } from '../support/realN8n/savedWorkflows.mts';
import type { FileServer } from '../support/service/fileServer.mts';
import { startFileServer } from '../support/service/fileServer.mts';
import { recordingBytes } from '../support/service/recordings.mts';

const real = useRealN8n();
let files: FileServer;

beforeAll(async () => {
	files = await startFileServer();
	files.answer = (_request, response) => response.end(recordingBytes('english.mp3'));
});
afterAll(async () => {
	await files.close();
});

const isOurs = ({ type }: WorkflowNode) => type.startsWith('n8n-nodes-intron.');

describe.each(savedWorkflows())('a workflow saved with version $version', ({ workflow }) => {
	test('is taken in as it is, and every node of it does its work', async () => {
		const { client } = real.n8n;
		const created = await client.importWorkflow(workflow, { intronApi: real.credential });
		const nodes = workflow.nodes.filter(isOurs);
		expect(created.nodes.filter(isOurs).map(({ parameters }) => parameters)).toEqual(
			nodes.map(({ parameters }) => parameters),
		);
		await client.activate(created);
		await client.callWebhook(webhookPath(created), {
			file: { data: 'sandbox/recordings/english.mp3', type: 'audio/mpeg' },
			fields: { url: `${files.url}/english.mp3` },
		});
		const execution = await client.lastExecution(created);
		expect(execution.data.resultData.error).toBeUndefined();
		const { runData } = execution.data.resultData;
		for (const { name, type } of nodes) {
			if (type.endsWith('Tool')) continue;
			const items = [0, 1].flatMap((output) => outputOf(execution, name, output));
			expect([name, runData[name]?.[0]?.executionStatus, items.length]).toEqual([
				name,
				'success',
				1,
			]);
		}
		expect((await real.sandbox.state()).complaints).toEqual([]);
	});
});
