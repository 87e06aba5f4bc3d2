import { beforeAll, describe, expect, test } from '@jest/globals';

import { outputOf } from '../../../lab/execution.mts';
import type { Example } from '../../support/realN8n/examples.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';
import { recordingBytes, recordingEntry } from '../../support/service/recordings.mts';

const office = useOffice();
let example: Example;

/** As Telegram names and types its voice notes. */
const voiceNote = {
	data: 'sandbox/recordings/swahili-english.ogg',
	name: 'file_12.oga',
	type: 'audio/ogg',
};

const fields = { chatId: '7', language: 'sw' };

beforeAll(async () => {
	example = await office.open('spoken-reply', {
		'Send the Voice Note': { url: `${office.web.url}/sendVoice` },
		'Send the Text': { url: `${office.web.url}/sendMessage` },
	});
});

const { transcript: reply } = recordingEntry('say-balance.ogg');

describe('a voice note in Swahili and English', () => {
	test('is answered by a voice note', async () => {
		const { execution } = await example.send(voiceNote, fields);
		const [sent, ...others] = office.web.requests;
		expect(others).toEqual([]);
		expect(sent?.path).toBe('/sendVoice');
		const form = sent?.body.toString('latin1') ?? '';
		expect(form).toMatch(/name="voice"; filename="reply\.ogg"\r\nContent-Type: audio\/ogg\r\n/);
		expect(form).toMatch(/name="chat_id"\r\n\r\n7\r\n/);
		expect(sent?.body.includes(recordingBytes('say-balance.ogg'))).toBe(true);

		expect(outputOf(execution, 'Say the Reply')[0]).toMatchObject({
			json: { language: 'sw', accent: 'swahili', fileName: 'reply.ogg', status: 'generated' },
			binary: { data: { fileName: 'reply.ogg', mimeType: 'audio/ogg', fileType: 'audio' } },
		});
		expect(await office.real.sandbox.state()).toMatchObject({
			acceptedUploads: 1,
			acceptedTexts: 1,
			downloads: 1,
			complaints: [],
		});
	});

	test('of a page is played there', async () => {
		const { page } = await example.submit('swahili-english.ogg', {
			Language: 'Swahili-English (sw)',
		});
		const [, audio = ''] = /<audio [^>]*src="data:audio\/ogg;base64,([^"]+)"/.exec(page) ?? [];
		expect(Buffer.from(audio, 'base64').equals(recordingBytes('say-balance.ogg'))).toBe(true);
		expect(office.web.requests).toEqual([]);
	});

	test('of a page is answered there in writing when it can not be understood', async () => {
		await office.real.sandbox.next('balance');
		const { page } = await example.submit('english.ogg', { Language: 'English (en)' });
		expect(JSON.parse(page)).toEqual({ formSubmittedText: expect.stringContaining('Sorry') });
		expect(office.web.requests).toEqual([]);
	});

	test('is answered in writing when the reply can not be spoken', async () => {
		await example.send(
			{ ...voiceNote, data: 'sandbox/recordings/english.ogg' },
			{ ...fields, language: 'zu' },
		);
		expect(office.posts).toEqual([
			{ path: '/sendMessage', json: { chat_id: '7', text: expect.stringContaining('Thank you') } },
		]);
	});

	test('is answered in writing when it can not be understood', async () => {
		await office.real.sandbox.next('balance');
		await example.send(voiceNote, fields);
		expect(office.posts).toEqual([
			{ path: '/sendMessage', json: { chat_id: '7', text: expect.stringContaining('Sorry') } },
		]);
	});
});

test('the reply is one that the sandbox can say', () => {
	expect(reply).toContain('Asante');
});
