import { inRepo } from '../../lab/paths.mts';
import { readReply } from '../../nodes/shared/intron/reply.ts';
import { requestedFile } from '../../nodes/IntronTranscribe/output/requestedFile.ts';
import { stillProcessingJson } from '../../nodes/IntronTranscribe/output/stillProcessing.ts';
import { transcribedJson } from '../../nodes/IntronTranscribe/output/transcribed.ts';
import { scoreCategory } from '../../sandbox/results/derived.mts';
import { FULL_REQUEST } from './requests.mts';
import { interfaceFields } from './sourceTexts.mts';
import { table, written } from './table.mts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = inRepo('nodes', 'IntronTranscribe');

const FILE_ID = '12a9760f-b165-4404-91d0-a65d4cd178f5';

const sampleFile = requestedFile(FULL_REQUEST, 'call-17.mp3', 'text');

/** An output in which every field is there. */
export const TRANSCRIBED_SAMPLE = transcribedJson(
	readReply(200, {
		data: {
			audio_transcript: 'SPEAKER_01: Thank you for calling.\nSPEAKER_02: Hello.',
			processed_audio_duration_in_seconds: 42,
			transcript_call_center_agent_score: '55/73',
			transcript_call_center_agent_score_category: scoreCategory({ points: 55, outOf: 73 }),
		},
	}),
	FILE_ID,
	sampleFile,
);

/** The same of the other output. */
export const STILL_PROCESSING_SAMPLE = stillProcessingJson(
	FILE_ID,
	readReply(503, { data: {}, message: 'file queued for processing', status: 'Ok' }),
	{
		...sampleFile,
		warnings: [
			"The recording was too long for Intron's direct way, so it went through Intron's queue.",
		],
	},
);

/** What low-code users call the types of the outputs. */
const TYPES: Record<string, string> = {
	string: 'text',
	boolean: '`true` or `false`',
	'string | null': 'text or `null`',
	'number | null': 'number or `null`',
	"'transcribed'": 'text',
	"'processing'": 'text',
	'string[]': 'list of texts',
	ResultFormat: '`text` or `structured`',
	IDataObject: 'object',
	'Record<string, Score>': 'object',
	'SpeakerTurn[]': 'list of objects',
};

const INTERFACES = {
	transcribed: { file: 'transcribed.ts', name: 'TranscribedJson', sample: TRANSCRIBED_SAMPLE },
	stillProcessing: {
		file: 'stillProcessing.ts',
		name: 'StillProcessingJson',
		sample: STILL_PROCESSING_SAMPLE,
	},
};

/** The fields of an output, as its interface has them. */
export const fieldsOf = (output: keyof typeof INTERFACES) =>
	interfaceFields(
		readFileSync(join(SOURCES, 'output', INTERFACES[output].file), 'utf8'),
		INTERFACES[output].name,
	);

export function fieldTable(output: keyof typeof INTERFACES): string {
	const sample: Record<string, unknown> = { ...INTERFACES[output].sample };
	return table(
		['Field', 'Type', 'Present', 'What it is', 'Example'],
		fieldsOf(output).map(({ name, type, isOptional, comment }) => [
			`\`${name}\``,
			written(TYPES, type),
			isOptional ? 'sometimes' : 'always',
			comment.replace(/\bid\b/g, 'ID'),
			`\`${JSON.stringify(sample[name])}\``,
		]),
	);
}
