import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Workflow } from '../../lab/workflow.mts';
import { credentialOf, publishAgent } from '../support/realN8n/agents.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';
import type { ScriptedModel } from '../support/realN8n/scriptedModel.mts';
import { startScriptedModel } from '../support/realN8n/scriptedModel.mts';
import { recordingEntry } from '../support/service/recordings.mts';

const real = useRealN8n();
let model: ScriptedModel;
let agent: Workflow;

beforeAll(async () => {
	model = await startScriptedModel();
	const openAi = await credentialOf(real, model);
	const tool = 'n8n-nodes-intron.intronSpeakTool';
	agent = await publishAgent(real, openAi, 'Remind Amina of her visit.', tool, {
		operation: 'generateSpeech',
		text: "={{ $fromAI('text', 'What to say', 'string') }}",
		language: 'sw',
	});
});
afterAll(() => model.stop());

/** Asks the agent; what it answers is what the tool told it. */
async function ask(text: string): Promise<string> {
	model.callWith({ text });
	return (await real.n8n.client.callWebhook(agent.name, { json: {} })).text;
}

test('the agent has a text spoken, and gets a short answer', async () => {
	const { transcript } = recordingEntry('say-reminder-swahili.wav');
	const answer = await ask(`**${transcript}** 🙏`);
	expect(answer).toContain('generated');
	expect(answer.length).toBeLessThan(1_000);
	expect(Object.keys(model.offered[0]?.function.parameters.properties ?? {})).toEqual(['text']);
	const [request] = await real.sandbox.requests();
	expect(request?.fields).toMatchObject({ text: transcript, voice_accent: 'swahili' });
	expect(await real.sandbox.state()).toMatchObject({ acceptedTexts: 1, complaints: [] });
});

test('the agent gets to know of a text that has no words', async () => {
	expect(await ask('🙏')).toContain("'Text' has no words to speak");
});
