import type { N8nClient } from '../../lab/client.mts';
import type { Execution } from '../../lab/execution.mts';
import { outputOf } from '../../lab/execution.mts';
import type { End } from '../../lab/fates.mts';
import type { CredentialRef, Workflow, WorkflowNode } from '../../lab/workflow.mts';
import type { Run } from './account.mts';

/** The nodes behind the outputs of Intron Transcribe, n8n's error output last. */
const ENDS: readonly End[] = ['transcribed', 'stillProcessing', 'failed'];

const INTRON = 'Intron Transcribe';

/** Publishes a workflow that answers a call when the recording of it has ended somewhere. */
export async function publish(
	client: N8nClient,
	path: string,
	credential: CredentialRef,
): Promise<Workflow> {
	const node = (name: string, type: string, more: Partial<WorkflowNode> = {}): WorkflowNode => ({
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	});
	const webhook = { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} };
	const workflow = await client.createWorkflow({
		name: path,
		nodes: [
			node('Webhook', 'n8n-nodes-base.webhook', {
				typeVersion: 2.1,
				webhookId: path,
				parameters: webhook,
			}),
			node(INTRON, 'n8n-nodes-intron.intronTranscribe', {
				credentials: { intronApi: credential },
				onError: 'continueErrorOutput',
			}),
			...ENDS.map((end) => node(end, 'n8n-nodes-base.noOp')),
		],
		connections: {
			Webhook: { main: [[{ node: INTRON, type: 'main', index: 0 }]] },
			[INTRON]: { main: ENDS.map((end) => [{ node: end, type: 'main', index: 0 }]) },
		},
	});
	await client.activate(workflow);
	return workflow;
}

/** What an execution of it tells. */
export function runOf(execution: Execution): Run {
	const fileName = outputOf(execution, 'Webhook')[0]?.binary?.data?.fileName;
	return {
		status: execution.status,
		name: typeof fileName === 'string' ? fileName.replace(/\.mp3$/, '') : '',
		end: ENDS.find((end) => outputOf(execution, end).length > 0) ?? '',
	};
}
