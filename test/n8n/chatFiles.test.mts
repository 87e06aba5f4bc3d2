import { beforeAll, expect, test } from '@jest/globals';

import type { UploadedFile } from '../../lab/webhook.mts';
import type { Workflow } from '../../lab/workflow.mts';
import { publishWorkflow, runWorkflow, useRealN8n } from '../support/realN8n/realN8n.mts';
import { recordingEntry } from '../support/service/recordings.mts';

const real = useRealN8n();
let workflow: Workflow;

beforeAll(async () => {
	workflow = await publishWorkflow(real);
});

/** What chat, phone and mail nodes hand over, and how the file is called on the wire. */
const FILES: Array<[from: string, file: string, as: Omit<UploadedFile, 'data'>, sent: RegExp]> = [
	['Telegram', 'english.oga', { name: 'file_12.oga', type: 'audio/ogg' }, /^file_12\.ogg$/],
	['WhatsApp', 'english.opus', { name: 'PTT', type: 'audio/ogg; codecs=opus' }, /^PTT\.ogg$/],
	['Twilio', 'english.wav', { name: 'RE557ce', type: 'audio/x-wav' }, /^RE557ce\.wav$/],
	['a mail', 'english.m4a', { name: 'attachment_0', type: 'application/octet-stream' }, /\.m4a$/],
	['a browser', 'english.webm', { name: 'blob', type: 'video/webm' }, /^blob\.webm$/],
	['a drive', 'english.flac', { name: 'Appel "été" 📞 ጥሪ.flac', type: 'audio/flac' }, /\.flac$/],
	['a phone', 'english.mp4', { name: 'Voice 001.MP4', type: 'video/mp4' }, /^Voice 001\.mp4$/],
	['a wrong name', 'english.ogg', { name: 'call.wav', type: 'audio/wav' }, /^call\.ogg$/],
];

test.each(FILES)('a recording from %s', async (_from, file, as, sent) => {
	const run = await runWorkflow(real, workflow, { data: `sandbox/recordings/${file}`, ...as });
	expect(run.transcribed[0]?.json).toMatchObject({
		transcript: recordingEntry(file).transcript,
		fileName: as.name,
	});
	const [request] = await real.sandbox.requests();
	expect(request?.complaints).toEqual([]);
	expect(request?.file).toMatchObject({ name: expect.stringMatching(sent) });
});
