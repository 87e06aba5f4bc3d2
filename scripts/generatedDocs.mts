import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { inRepo } from '../lab/paths.mts';
import { FIELD_PARAMETER_TITLE } from '../nodes/IntronTranscribe/audio/recording.ts';
import {
	AUDIO_FORMAT_NAMES,
	AUDIO_FORMATS,
} from '../nodes/IntronTranscribe/catalog/audioFormats.ts';
import type { Category, ResultOption } from '../nodes/IntronTranscribe/catalog/categories.ts';
import { ALL_RESULTS, ANSWER, CATEGORIES } from '../nodes/IntronTranscribe/catalog/categories.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../nodes/IntronTranscribe/catalog/languages.ts';
import {
	DEFAULT_ANSWER_TIMEOUT_SECONDS,
	ENDPOINT,
	MIN_ANSWER_TIMEOUT_SECONDS,
	SLOWEST_UPLOAD_BYTES_PER_SECOND,
	STATUS_TIMEOUT_SECONDS,
	SYNC_AUDIO_LIMITS_SECONDS,
} from '../nodes/IntronTranscribe/catalog/service.ts';
import type { Fault } from '../nodes/IntronTranscribe/intron/faults.ts';
import { ALL_FAULTS } from '../nodes/IntronTranscribe/intron/faults.ts';
import type { TranscriptionRequest } from '../nodes/IntronTranscribe/intron/form.ts';
import {
	categoryField,
	FILE_FIELD,
	formFields,
	RESULT_FLAG_PREFIX,
} from '../nodes/IntronTranscribe/intron/form.ts';
import { readReply } from '../nodes/IntronTranscribe/intron/reply.ts';
import type { CallKind } from '../nodes/IntronTranscribe/intron/retry.ts';
import { MAX_TRIES, retryDelayMs } from '../nodes/IntronTranscribe/intron/retry.ts';
import { OPERATIONS } from '../nodes/IntronTranscribe/operations/index.ts';
import { requestedFile } from '../nodes/IntronTranscribe/output/requestedFile.ts';
import { stillProcessingJson } from '../nodes/IntronTranscribe/output/stillProcessing.ts';
import { transcribedJson } from '../nodes/IntronTranscribe/output/transcribed.ts';
import { properties } from '../nodes/IntronTranscribe/panel/description.ts';
import { DEFAULT_OPTIONS, OPTION_TITLES } from '../nodes/IntronTranscribe/panel/options.ts';
import { PARAMETER } from '../nodes/IntronTranscribe/panel/parameters.ts';
import { inputMessages, interfaceFields } from './sourceTexts.mts';

const SOURCES = inRepo('nodes', 'IntronTranscribe');

function table(header: string[], rows: string[][]): string {
	const line = (cells: string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What is written by hand about an entry of the package's data; none may be missing. */
function written(texts: Record<string, string>, key: string): string {
	const text = texts[key];
	if (text === undefined) throw new Error(`Nothing is written about "${key}"`);
	return text;
}

const categories = (): string =>
	table(
		['Category', 'For', 'Results (name in the output)'],
		CATEGORIES.map(({ title, description, results }) => [
			title,
			description,
			results.map((result) => `${result.title} (\`${result.name}\`)`).join(', '),
		]),
	);

const languages = (): string => {
	const names = (codeSwitched: boolean) =>
		LANGUAGES.filter((language) => language.codeSwitched === codeSwitched)
			.map(({ name, code }) => `${name} \`${code}\``)
			.join(', ');
	return `Code-switched: ${names(true)}.\n\nOthers: ${names(false)}.`;
};

const formats = (): string =>
	AUDIO_FORMATS.map(({ extension, otherExtensions }) =>
		[extension, ...otherExtensions].map((name) => `.${name}`).join(' '),
	).join(', ');

const distinct = (all: readonly Fault[]): Fault[] => [
	...new Map(all.map((fault) => [fault.name, fault])).values(),
];

/** Every fault that the node knows, once. */
export const FAULTS: readonly Fault[] = distinct(ALL_FAULTS);

/** What the node saw when it tells of a fault, by the fault's name. */
export const MEANINGS: Record<string, string> = {
	insufficientBalance: 'Intron answered that the balance is insufficient.',
	accountType: 'Intron answered that this needs another type of account ("integrator account").',
	badKey: 'Intron answered 401 or 403, or that the access key is wrong.',
	unknownFile: 'Intron answered that there is no file of this ID.',
	rateLimit: 'Intron answered 429, even after the node had waited and tried again.',
	tooShort: 'Intron answered that the recording is shorter than its minimum.',
	tooLong: 'Intron answered that the recording is longer than its limit.',
	badLanguage: 'Intron refused the request with words about the language.',
	badTemplate: 'Intron refused the request with words about the template.',
	tooLarge: 'Intron, or a gateway in front of it, answered 413.',
	badFormat: 'Intron answered 415.',
	redirect: 'The address answered with a redirect.',
	wrongAddress: 'The address answered 404 or 405.',
	outage: 'A 5xx answer, or a 408, without a file ID.',
	refused: 'Any other 4xx answer.',
	processingFailed: 'Intron accepted the recording and later gave up on it.',
	refusedFile: 'Intron answered 200 with the status "Error" in it.',
	noTranscript: 'Intron calls the file transcribed, but sent no transcript.',
	unreadable: 'The answer was none that Intron is known to give.',
	unreachable: 'No connection: refused, or the host name is not known.',
	certificate: 'The TLS certificate did not pass the check.',
	timeout: 'No answer within the time-out.',
	connectionLost: 'The connection broke after it was made.',
	notSent: 'The execution was cancelled before this request.',
};

/** The faults that come after the service has told a file ID. */
const FAULTS_OF_ACCEPTED_FILES = ['processingFailed', 'noTranscript'];

function acceptance({ name, mayBeAccepted }: Fault): string {
	if (FAULTS_OF_ACCEPTED_FILES.includes(name)) return 'Accepted';
	return mayBeAccepted ? 'Maybe' : 'No';
}

function retries(fault: Fault): string {
	const isTriedAgain = (kind: CallKind) => retryDelayMs(kind, fault, 1, undefined, 0) !== undefined;
	if (isTriedAgain('upload')) return 'Yes';
	return isTriedAgain('read') ? 'Status checks only' : 'No';
}

const allFaults = (): string =>
	table(
		['Message', 'What it means', 'What to do', 'Upload accepted?', 'Tried again?'],
		FAULTS.map((fault) => [
			fault.message,
			written(MEANINGS, fault.name),
			fault.description,
			acceptance(fault),
			retries(fault),
		]),
	);

function badInput(): string {
	const known = {
		FIELD_PARAMETER_TITLE,
		AUDIO_FORMAT_NAMES,
		'OPTION_TITLES.templateId': OPTION_TITLES.templateId,
	};
	const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).sort();
	const messages = files
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => inputMessages(readFileSync(join(SOURCES, file), 'utf8'), known));
	return table(
		['Message', 'What to do'],
		messages.map(({ message, descriptions }) => [message, descriptions.join(' *Or:* ')]),
	);
}

const findCategory = (wanted: string): Category => {
	const category = CATEGORIES.find(({ name }) => name === wanted);
	if (!category) throw new Error(`There is no category ${wanted}`);
	return category;
};

/** A request that uses every field of the form. */
const FULL_REQUEST: TranscriptionRequest = {
	audioFileName: 'call-17',
	language: DEFAULT_LANGUAGE,
	category: findCategory('callCenter'),
	results: findCategory('callCenter').results.filter(({ name }) => {
		return ['agentScore', 'agentScoreCategory', 'sentiment'].includes(name);
	}),
	diarization: true,
	templateId: 'a3f32e46',
	llmCorrections: false,
	answerLanguage: DEFAULT_LANGUAGE,
};

const FILE_ID = '12a9760f-b165-4404-91d0-a65d4cd178f5';

const sampleFile = requestedFile(FULL_REQUEST, 'call-17.mp3', 'text');

/** An output in which every field is there. */
export const TRANSCRIBED_SAMPLE = transcribedJson(
	readReply(200, {
		data: {
			audio_transcript: 'SPEAKER_01: Thank you for calling.\nSPEAKER_02: Hello.',
			processed_audio_duration_in_seconds: 42,
			transcript_call_center_agent_score: '55/73',
			transcript_call_center_agent_score_category: 'yellow',
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

function fieldTable(output: keyof typeof INTERFACES): string {
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

/** The categories that a result belongs to, or what else brings it. */
function placesOf(result: ResultOption): string {
	if (result === ANSWER) return 'operation *Answer Spoken Question*';
	const titles = CATEGORIES.filter(({ results }) => results.includes(result)).map(
		({ title }) => title,
	);
	return titles.join(', ');
}

const results = (): string =>
	table(
		['Name', 'Title in the panel', 'What it is', 'Category'],
		ALL_RESULTS.map((result) => [
			`\`${result.name}\``,
			result.title,
			result.description,
			placesOf(result),
		]),
	);

const operationTitles = (values: readonly unknown[]): string => {
	const titles = OPERATIONS.filter(({ choice }) => values.includes(choice.value)).map(
		({ choice }) => choice.name,
	);
	return titles.length === OPERATIONS.length ? 'all' : titles.join(', ');
};

/** How the panel shows a default. */
function defaultOf(parameter: INodeProperties): string {
	const value = parameter.default;
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'number') return String(value);
	const choices = (parameter.options ?? []) as INodePropertyOptions[];
	return choices.find((choice) => choice.value === value)?.name ?? 'none';
}

function options(): string {
	const collection = properties.find(({ name }) => name === PARAMETER.options);
	const all = (collection?.options ?? []) as INodeProperties[];
	return table(
		['Option', 'Operations', 'Default', 'What it does'],
		all.map((option) => [
			`*${option.displayName}*`,
			operationTitles(option.displayOptions?.show?.[`/${PARAMETER.operation}`] ?? []),
			defaultOf(option),
			option.description ?? '',
		]),
	);
}

/** What in the panel sets a field of the form, by the field's name. */
export const FORM_FIELD_TEXTS: Record<string, string> = {
	audio_file_name:
		"option *File Name*; without it the file's own name without its extension (at most 60 characters)",
	[FILE_FIELD]: `*${FIELD_PARAMETER_TITLE}*`,
	use_language_asr_input: '*Audio Language*; always sent',
	use_category: '*Category*; always sent (*Answer Spoken Question* sends General)',
	use_diarization: 'option *Speaker Diarization*',
	use_template_id: 'option *Template ID*',
	use_disable_llm_corrections: 'option *LLM Corrections*, turned off',
	use_language_data_extraction_output: '*Answer Language*',
};

/** The names of all fields of the form besides those that ask for a result. */
export const formFieldNames = (): string[] => [
	...formFields({ ...FULL_REQUEST, results: [] }).map(([name]) => name),
	FILE_FIELD,
];

const formFieldTable = (): string =>
	table(
		['Form field', 'In this node'],
		[
			...formFieldNames().map((name) => [`\`${name}\``, written(FORM_FIELD_TEXTS, name)]),
			...CATEGORIES.map((category) => [
				`\`use_category=${categoryField(category)}\``,
				`*Category*: ${category.title}`,
			]),
		],
	);

const resultFlags = (): string =>
	table(
		['Form field', 'In the answer', 'In this node', 'In the output'],
		ALL_RESULTS.map((result) => [
			`\`${RESULT_FLAG_PREFIX}${result.apiName}\``,
			`\`data.transcript_${result.apiName}\``,
			result === ANSWER ? placesOf(result) : `*Results*: ${result.title}`,
			`\`results.${result.name}\``,
		]),
	);

const pace = (): string => {
	const rows: Array<[string, keyof typeof ENDPOINT]> = [
		['Direct upload (*Transcribe*, *Answer Spoken Question*)', 'uploadSync'],
		['Upload to the queue (*Start Transcription*, and recordings that are too long)', 'upload'],
		['Status check (waiting, *Get Transcript*, structured results)', 'status'],
	];
	return table(
		['Request', 'At most', 'Apart'],
		rows.map(([what, name]) => {
			const { callsPerMinute, spacingMs } = ENDPOINT[name];
			return [
				what,
				`${callsPerMinute} a minute`,
				spacingMs === 0 ? '–' : `${spacingMs / 1000} seconds at least`,
			];
		}),
	);
};

const times = (): string =>
	table(
		['What', 'How long', 'Set by'],
		[
			[
				"Longest recording of the direct way, as Intron's documents tell",
				`${SYNC_AUDIO_LIMITS_SECONDS.join(' or ')} seconds`,
				'your account at Intron',
			],
			[
				"Waiting for Intron's answer to an upload",
				`${DEFAULT_ANSWER_TIMEOUT_SECONDS} seconds, never less than ${MIN_ANSWER_TIMEOUT_SECONDS}`,
				`option *${OPTION_TITLES.timeout}*`,
			],
			[
				'Added to that for the transfer',
				`1 second for each ${SLOWEST_UPLOAD_BYTES_PER_SECOND / 1024} KB of the recording`,
				'fixed',
			],
			['Waiting for the answer to a status check', `${STATUS_TIMEOUT_SECONDS} seconds`, 'fixed'],
			[
				'Waiting for a result in the node, where you ask for that',
				`${DEFAULT_OPTIONS.maxWait} seconds`,
				`option *${OPTION_TITLES.maxWait}*`,
			],
			[
				'First status check after',
				`${DEFAULT_OPTIONS.firstCheck} seconds`,
				`option *${OPTION_TITLES.firstCheck}*`,
			],
			[
				'Uploads at the same time in one run of the node',
				String(DEFAULT_OPTIONS.concurrency),
				`option *${OPTION_TITLES.concurrency}*`,
			],
			['Tries of a request that may be tried again', `${MAX_TRIES} in all`, 'fixed'],
		],
	);

/** The parts of the documents that are made from the package's own data, by name. */
const BLOCKS: Record<string, () => string> = {
	categories,
	languages,
	formats,
	allFaults,
	badInput,
	transcribedFields: () => fieldTable('transcribed'),
	stillProcessingFields: () => fieldTable('stillProcessing'),
	results,
	options,
	formFieldTable,
	resultFlags,
	pace,
	times,
};

const BLOCK = /(<!-- generated: (\w+) -->\n)[\s\S]*?(\n<!-- end -->)/g;

/**
 * Brings the generated parts of a document up to date.
 *
 * @throws Error when it names a part that does not exist
 */
export function withGeneratedBlocks(document: string): string {
	return document.replace(BLOCK, (_match, start: string, name: string, end: string) => {
		const block = BLOCKS[name];
		if (!block) throw new Error(`There is no generated part "${name}"`);
		return `${start}\n${block()}\n${end}`;
	});
}

/** The documents for users, as paths from the root of the repository. */
export const documentFiles = (): string[] => [
	'README.md',
	...readdirSync(inRepo('docs'))
		.filter((name) => name.endsWith('.md'))
		.sort()
		.map((name) => `docs/${name}`),
];

/** The names of the generated parts that exist. */
export const blockNames = (): string[] => Object.keys(BLOCKS);
