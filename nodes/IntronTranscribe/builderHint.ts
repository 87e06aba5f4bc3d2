import type { IBuilderHint } from 'n8n-workflow';

import { OUTPUT_TITLES } from './catalog/terms';
import { OPERATIONS } from './operations';

/**
 * A workflow in the language of n8n's AI builder with everything wired: builders copy it. The builder's
 * own `.onError()` connects the second output, which here is not the error output.
 */
const WAIT_LOOP = `<patterns>
<pattern title="Transcribe, wait for what takes longer, and tell what did not work">
const begin = trigger({ type: 'n8n-nodes-base.manualTrigger', version: 1, config: { name: 'Begin' } });
const transcribe = node({
  type: 'n8n-nodes-intron.intronTranscribe',
  version: 1,
  config: {
    name: 'Transcribe Recording',
    parameters: { operation: 'transcribe' },
    onError: 'continueErrorOutput',
  },
});
const wait = node({
  type: 'n8n-nodes-base.wait',
  version: 1.1,
  config: { name: 'Wait', parameters: { amount: 2, unit: 'minutes' } },
});
// Its defaults fit the items that leave by output 1.
const get = node({
  type: 'n8n-nodes-intron.intronTranscribe',
  version: 1,
  config: {
    name: 'Get Transcript',
    parameters: { operation: 'getTranscript' },
    onError: 'continueErrorOutput',
  },
});
const use = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'Use Transcript' } });
const tell = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'Tell Somebody' } });

export default workflow('id', 'name')
  .add(begin)
  .to(transcribe)
  .add(transcribe.output(0).to(use))
  .add(transcribe.output(1).to(wait))
  .add(transcribe.output(2).to(tell))
  .add(wait.to(get))
  .add(get.output(0).to(use))
  .add(get.output(1).to(wait))
  .add(get.output(2).to(tell));
</pattern>
</patterns>`;

/**
 * The hints of the operations once more: the definitions that n8n makes leave those of choices out, and
 * n8n loads no node with a hint on the parameter itself.
 */
const OPERATION_HINTS = OPERATIONS.map(
	({ choice }) => `${choice.value}: ${choice.builderHint?.propertyHint ?? choice.description}`,
).join('\n');

/** What n8n's AI builder, and other AIs that build by n8n's MCP server, must know of the node. */
export const BUILDER_HINT: IBuilderHint = {
	searchHint: `Speech to text, with two main outputs: .output(0) is '${OUTPUT_TITLES.done}', .output(1) is '${OUTPUT_TITLES.pending}' (uploaded and paid for; fetch it later with a Wait node and the operation getTranscript, never upload it again). With onError 'continueErrorOutput' the error output is .output(2): connect it with .output(2), never with .onError(), which connects output 1.`,
	relatedNodes: [
		{
			nodeType: 'n8n-nodes-base.wait',
			relationHint: `Waits before getTranscript fetches what left by '${OUTPUT_TITLES.pending}'`,
		},
	],
	extraTypeDefContent: [{ content: WAIT_LOOP }, { content: OPERATION_HINTS }],
};
