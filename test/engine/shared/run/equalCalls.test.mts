/** Equal calls that an agent makes at the same moment, as those of older n8n can. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ExecuteContext } from 'n8n-core';
import type { IDataObject, INodeType } from 'n8n-workflow';

import { TRANSCRIBE } from '../../../../nodes/IntronTranscribe/definition';
import { runItems } from '../../../../nodes/shared/run/runItems';
import type { EngineRun, TestedNode, WorkflowDraft } from '../../../support/engine/engine.mts';
import { useSandbox } from '../../../support/engine/sandboxRuns.mts';
import { SPEAK_NODE, speakRun, textItems } from '../../../support/engine/speakRuns.mts';
import type { FileServer } from '../../../support/service/fileServer.mts';
import { startFileServer } from '../../../support/service/fileServer.mts';
import { recordingBytes } from '../../../support/service/recordings.mts';

const bench = useSandbox();
let files: FileServer;

beforeEach(async () => {
	files = await startFileServer();
	files.answer = (_request, response) => response.end(recordingBytes('english.ogg'));
	jest.spyOn(ExecuteContext.prototype, 'isToolExecution').mockReturnValue(true);
});

afterEach(async () => {
	jest.restoreAllMocks();
	await files.close();
});

/** Has the node do its work twice in one execution, side by side. */
const twice =
	(definition: TestedNode['definition']) =>
	({ nodes, types }: WorkflowDraft): void => {
		const type = nodes[1]?.type ?? '';
		const { description } = types[type] as INodeType;
		types[type] = {
			description,
			async execute() {
				const calls = [1, 2].map(async () => await runItems(this, definition, bench.clock));
				const [first = [], second = []] = await Promise.all(calls);
				return first.map((items, output) => [...items, ...(second[output] ?? [])]);
			},
		};
	};

const transcription = (): EngineRun => ({
	items: [{}],
	parameters: { audioSource: 'url', url: `${files.url}/call.ogg` } satisfies IDataObject,
});

describe.each<[string, TestedNode['definition'], () => EngineRun]>([
	['a recording at an address', TRANSCRIBE, transcription],
	['a text', SPEAK_NODE.definition, () => speakRun({ items: textItems('Habari ya asubuhi.') })],
])('%s', (_what, definition, run) => {
	test('is paid for once, and both calls get what came of it', async () => {
		const { outputs } = await bench.run({ ...run(), shape: twice(definition) });
		const sent = (await bench.sandbox.requests()).filter(({ method }) => method === 'POST');
		expect(sent).toHaveLength(1);
		const [first, second, ...more] = outputs[0]?.map(({ json }) => json) ?? [];
		expect(first).toMatchObject({ [definition.terms.idKey]: sent[0]?.fileId });
		expect(second).toEqual(first);
		expect(more).toEqual([]);
	});
});
