import type { IBuilderHint, IDataObject } from 'n8n-workflow';

import type { IntronNode } from './operation';

/** What the hint of a node has of its own. */
interface Hinted {
	readonly node: IntronNode;
	/** Full name of the node's type. */
	readonly type: string;
	/** What the node is for. */
	readonly what: string;
	/** Parameters that the default operation needs, for the example. */
	readonly parameters?: IDataObject;
}

/** A node in the language of n8n's AI builder. */
const nodeCode = (constant: string, type: string, name: string, parameters: IDataObject): string =>
	`const ${constant} = node({
  type: '${type}',
  version: 1,
  config: {
    name: '${name}',
    parameters: ${JSON.stringify(parameters)},
    onError: 'continueErrorOutput',
  },
});`;

/**
 * A workflow with everything wired: builders copy it. The builder's own `.onError()` connects the
 * second output, which here is not the error output.
 */
function waitLoop({ node, type, parameters }: Hinted): string {
	const { choice: first } = node.defaultOperation;
	const { choice: fetch } = node.fetchOperation;
	return `<patterns>
<pattern title="${first.name}, wait for what takes longer, and tell what did not work">
const begin = trigger({ type: 'n8n-nodes-base.manualTrigger', version: 1, config: { name: 'Begin' } });
${nodeCode('send', type, first.name, { operation: first.value, ...parameters })}
const wait = node({
  type: 'n8n-nodes-base.wait',
  version: 1.1,
  config: { name: 'Wait', parameters: { amount: 2, unit: 'minutes' } },
});
// Its defaults fit the items that leave by output 1.
${nodeCode('get', type, fetch.name, { operation: fetch.value })}
const use = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'Use Result' } });
const tell = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'Tell Somebody' } });

export default workflow('id', 'name')
  .add(begin)
  .to(send)
  .add(send.output(0).to(use))
  .add(send.output(1).to(wait))
  .add(send.output(2).to(tell))
  .add(wait.to(get))
  .add(get.output(0).to(use))
  .add(get.output(1).to(wait))
  .add(get.output(2).to(tell));
</pattern>
</patterns>`;
}

/**
 * The hints of the operations once more: the definitions that n8n makes leave those of choices out, and
 * n8n loads no node with a hint on the parameter itself.
 */
const operationHints = ({ operations }: IntronNode): string =>
	operations
		.map(
			({ choice }) => `${choice.value}: ${choice.builderHint?.propertyHint ?? choice.description}`,
		)
		.join('\n');

/** What n8n's AI builder, and other AIs that build by n8n's MCP server, must know of a node. */
export function builderHintOf(hinted: Hinted): IBuilderHint {
	const { node, what } = hinted;
	const { outputs, fetchOperation } = node;
	const fetch = fetchOperation.choice.value;
	return {
		searchHint: `${what}, with two main outputs: .output(0) is '${outputs.done}', .output(1) is '${outputs.pending}' (accepted and paid for; fetch it later with a Wait node and the operation ${fetch}, never send it again). With onError 'continueErrorOutput' the error output is .output(2): connect it with .output(2), never with .onError(), which connects output 1.`,
		relatedNodes: [
			{
				nodeType: 'n8n-nodes-base.wait',
				relationHint: `Waits before ${fetch} fetches what left by '${outputs.pending}'`,
			},
		],
		extraTypeDefContent: [{ content: waitLoop(hinted) }, { content: operationHints(node) }],
	};
}
