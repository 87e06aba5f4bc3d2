import type { INode, IRunExecutionData } from 'n8n-workflow';

/**
 * A failed execution as n8n takes it up again when a person clicks "Retry": without the error and
 * without what the node that failed left.
 *
 * @param stored what n8n stored of it
 * @param nodes of the workflow as it is by now, as in "Retry with currently saved workflow"
 */
export function toRetry(stored: string, nodes: readonly INode[]): IRunExecutionData {
	const data = JSON.parse(stored) as IRunExecutionData;
	const { resultData } = data;
	delete resultData.error;
	const tasks = resultData.runData[resultData.lastNodeExecuted ?? ''] ?? [];
	if (tasks.at(-1)?.error) tasks.pop();
	for (const waiting of data.executionData?.nodeExecutionStack ?? []) {
		waiting.node = nodes.find(({ name }) => name === waiting.node.name) ?? waiting.node;
	}
	return data;
}
