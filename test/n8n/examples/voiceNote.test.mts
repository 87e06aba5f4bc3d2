import { beforeAll, expect, test } from '@jest/globals';

import type { Example } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';
import { recordingEntry } from '../../support/service/recordings.mts';

const office = useOffice();
let assistant: Example;

beforeAll(async () => {
	assistant = await office.open('voice-note-assistant');
});

/** As Telegram names and types its voice notes. */
const voiceNote = (file: string) => ({
	data: `sandbox/recordings/${file}`,
	name: 'file_12.oga',
	type: 'audio/ogg',
});

const reply = (text: unknown) => ({ method: 'sendMessage', chat_id: '7', text });

test('a voice note in Swahili and English gets a reply', async () => {
	const { answer } = await assistant.send(voiceNote('swahili-english.ogg'), {
		chatId: '7',
		name: 'Zawadi',
		language: 'sw',
	});
	const { transcript } = recordingEntry('swahili-english.ogg');
	expect(answer.json).toEqual(reply(`Hello Zawadi, I understood: "${transcript}"`));
	const [request] = await office.real.sandbox.requests();
	expect(request?.complaints).toEqual([]);
	expect(request?.fields).toMatchObject({ use_language_asr_input: 'sw' });
});

test.each([
	['silence', 'I could not make out any words'],
	['balance', 'Sorry, I could not listen'],
	['failed', 'Sorry, I could not listen'],
])('a voice note that meets "%s" gets a reply, too', async (scenario, text) => {
	await office.real.sandbox.next(scenario);
	const { answer } = await assistant.send(voiceNote('english.ogg'), { chatId: '7' });
	expect(answer.json).toEqual(reply(expect.stringContaining(text)));
});

test('a voice note that takes long gets a reply, too', async () => {
	const hasty = await office.open('voice-note-assistant', {
		'Transcribe the Voice Note': { options: { onTimeOut: 'passFileId' } },
	});
	await office.real.sandbox.next('timeout');
	const { answer } = await hasty.send(voiceNote('english.ogg'), { chatId: '7' });
	expect(answer.json).toEqual(reply(expect.stringContaining('still listening')));
});
