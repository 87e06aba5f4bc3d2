import type { OutputField } from '../../nodes/shared/run/outputFields.ts';
import { requestedFile } from '../../nodes/IntronTranscribe/output/requestedFile.ts';
import {
	STILL_PROCESSING_FIELDS,
	stillProcessingJson,
} from '../../nodes/IntronTranscribe/output/stillProcessing.ts';
import {
	TRANSCRIBED_FIELDS,
	transcribedJson,
} from '../../nodes/IntronTranscribe/output/transcribed.ts';
import { WARNINGS } from '../../nodes/IntronTranscribe/output/warnings.ts';
import type { RequestedSpeech } from '../../nodes/IntronSpeak/output/requestedSpeech.ts';
import { SPEECH_FIELDS, speechJson } from '../../nodes/IntronSpeak/output/speech.ts';
import {
	STILL_PROCESSING_FIELDS as STILL_SPEAKING_FIELDS,
	stillProcessingJson as stillSpeakingJson,
} from '../../nodes/IntronSpeak/output/stillProcessing.ts';
import { WARNINGS as SPEECH_WARNINGS } from '../../nodes/IntronSpeak/output/warnings.ts';
import { readReply } from '../../nodes/shared/intron/reply.ts';
import { scoreCategory } from '../../sandbox/results/derived.mts';
import { FULL_REQUEST } from './requests.mts';
import { table } from './table.mts';

const FILE_ID = '12a9760f-b165-4404-91d0-a65d4cd178f5';

const sampleFile = requestedFile(FULL_REQUEST, 'call-17.mp3', 'text');

const data = {
	audio_transcript: 'SPEAKER_01: Thank you for calling.\nSPEAKER_02: Hello.',
	processed_audio_duration_in_seconds: 42,
	transcript_call_center_agent_score: '55/73',
	transcript_call_center_agent_score_category: scoreCategory({ points: 55, outOf: 73 }),
};

/** An output in which every field is there. */
export const TRANSCRIBED_SAMPLE = transcribedJson(
	{ transcript: data.audio_transcript, isFinished: true, data, body: { data }, isCut: false },
	FILE_ID,
	sampleFile,
);

/** The same of the other output. */
export const STILL_PROCESSING_SAMPLE = stillProcessingJson(
	FILE_ID,
	readReply(503, { data: {}, message: 'file queued for processing', status: 'Ok' }),
	{
		...sampleFile,
		warnings: [WARNINGS.tookQueue.text()],
	},
);

const sampleSpeech: RequestedSpeech = {
	fileName: 'reply',
	language: 'sw',
	accent: 'swahili',
	gender: 'female',
	audioFormat: 'opus',
	characters: 26,
	spokenText: 'Habari, karibu dukani kwetu',
};

/** An output of Intron Speak in which every field is there. */
export const SPEECH_SAMPLE = speechJson(
	FILE_ID,
	[{ link: '', durationSeconds: 2.4, body: {} }],
	'reply.ogg',
	sampleSpeech,
	[SPEECH_WARNINGS.notJoined.text(['data', 'data2'])],
);

/** The same of its other output. */
export const PENDING_SPEECH_SAMPLE = stillSpeakingJson(
	FILE_ID,
	readReply(503, { data: {}, message: 'tts text queued for processing', status: 'Ok' }),
	sampleSpeech,
);

const OUTPUTS = {
	speech: { fields: SPEECH_FIELDS, sample: SPEECH_SAMPLE },
	pendingSpeech: { fields: STILL_SPEAKING_FIELDS, sample: PENDING_SPEECH_SAMPLE },
	transcribed: { fields: TRANSCRIBED_FIELDS, sample: TRANSCRIBED_SAMPLE },
	stillProcessing: { fields: STILL_PROCESSING_FIELDS, sample: STILL_PROCESSING_SAMPLE },
};

export function fieldTable(output: keyof typeof OUTPUTS): string {
	const fields: Record<string, OutputField> = OUTPUTS[output].fields;
	const sample: Record<string, unknown> = { ...OUTPUTS[output].sample };
	return table(
		['Field', 'Type', 'Present', 'What it is', 'Example'],
		Object.entries(fields).map(([name, { type, description, optional }]) => [
			`\`${name}\``,
			type,
			optional ? 'sometimes' : 'always',
			description,
			`\`${JSON.stringify(sample[name])}\``,
		]),
	);
}

export const warnings = (): string =>
	table(
		['Warning', 'What it means'],
		Object.values(WARNINGS).map(({ sample, meaning }) => [sample, meaning]),
	);
