/** The setting of a workflow by which n8n keeps files inside the JSON of items. */
import { expect, test } from '@jest/globals';

import { publishWorkflow, runWorkflow, useRealN8n } from '../support/realN8n/realN8n.mts';
import { recordingEntry } from '../support/service/recordings.mts';

const RECORDING = 'english.ogg';

const real = useRealN8n();

test('a recording that n8n keeps inside the JSON is found there and uploaded', async () => {
	const data = `sandbox/recordings/${RECORDING}`;
	const settings = { binaryMode: 'combined' };
	const field = "={{ $json._files?.data ? '_files.data' : 'data' }}";
	const workflow = await publishWorkflow(real, { binaryPropertyName: field }, {}, settings);
	const run = await runWorkflow(real, workflow, { data });
	expect(run.transcribed).toHaveLength(1);
	expect(run.transcribed[0]?.json.transcript).toBe(recordingEntry(RECORDING).transcript);
});
