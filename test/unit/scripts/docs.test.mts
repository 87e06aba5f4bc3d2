import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { inRepo } from '../../../lab/paths.mts';
import { IntronApi } from '../../../credentials/IntronApi.credentials';
import { OPERATIONS } from '../../../nodes/IntronTranscribe/operations';
import { IntronSpeak } from '../../../nodes/IntronSpeak/IntronSpeak.node';
import { SPEECH_FIELDS } from '../../../nodes/IntronSpeak/output/speech';
import { STILL_PROCESSING_FIELDS as PENDING_SPEECH_FIELDS } from '../../../nodes/IntronSpeak/output/stillProcessing';
import { IntronTranscribe } from '../../../nodes/IntronTranscribe/IntronTranscribe.node';
import { blockNames, documentFiles, withGeneratedBlocks } from '../../../scripts/docs/blocks.mts';
import { FAULTS } from '../../../nodes/IntronTranscribe/faults';
import { STILL_PROCESSING_FIELDS } from '../../../nodes/IntronTranscribe/output/stillProcessing';
import { TRANSCRIBED_FIELDS } from '../../../nodes/IntronTranscribe/output/transcribed';
import {
	PENDING_SPEECH_SAMPLE,
	SPEECH_SAMPLE,
	STILL_PROCESSING_SAMPLE,
	TRANSCRIBED_SAMPLE,
} from '../../../scripts/docs/outputs.mts';
import { FORM_FIELD_TEXTS, formFieldNames } from '../../../scripts/docs/requests.mts';

const read = (file: string) => readFileSync(inRepo(file), 'utf8');

const FILES = documentFiles();
const PAGES = FILES.filter((file) => file.startsWith('docs/'));

/** The display names of parameters, with those within collections. */
const displayNames = (parameters: INodeProperties[]): string[] =>
	parameters.flatMap((parameter) => [
		parameter.displayName,
		...(parameter.type === 'collection'
			? displayNames(parameter.options as INodeProperties[])
			: []),
	]);

/** Names of n8n's own that the documents speak of, and of columns of their tables. */
const OTHER_NAMES = [
	'Authentication',
	'Bucket Name',
	'Credential Type',
	'Download',
	'Download Attachments',
	'Download Images/Files',
	'Field Name for Binary Data',
	'Fields To Split Out',
	'File',
	'File Key',
	'File(s) Selector',
	'HTTP Method',
	'Media ID',
	'Multiple Files',
	'On Error',
	'Or:',
	'Put Output File in Field',
	'Put Output in Field',
	'Receive Message Status Updates',
	'Recording',
	'Redact manual execution data',
	'Redact production execution data',
	'Resource',
	'Response',
	'Response Format',
	'Retry On Fail',
	'Sanitize Text',
	'Save execution progress',
	'Save failed production executions',
	'Save manual executions',
	'Save successful production executions',
	'Search',
	'Timeout Workflow',
	'Tried again?',
	'Trigger On',
	'URL',
	'Upload accepted?',
	'Watch For',
];

const KNOWN_NAMES = [
	...displayNames(new IntronTranscribe().description.properties),
	...displayNames(new IntronSpeak().description.properties),
	...displayNames(new IntronApi().properties),
	...OPERATIONS.map(({ choice }) => choice.name),
	...OTHER_NAMES,
];

/** What stands between two lines of three backquotes, or between backquotes in a line, is no text. */
const withoutCode = (text: string) =>
	text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '``');

/** The anchors that GitHub gives to the headings of a document. */
const anchorsOf = (text: string) =>
	Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-'),
	);

/** The targets of the links and pictures of a document. */
const targetsOf = (text: string) =>
	Array.from(withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target);

/** Why a link leads nowhere; `undefined` when it leads somewhere. */
function flawOf(file: string, target: string): string | undefined {
	if (target.startsWith('https://')) return undefined;
	const [path = '', anchor] = target.split('#');
	const place = path === '' ? file : join(dirname(file), path);
	if (place.startsWith('..') || !existsSync(inRepo(place))) return `${target}: no such file`;
	if (anchor === undefined) return undefined;
	if (statSync(inRepo(place)).isDirectory()) return `${target}: a folder has no headings`;
	return anchorsOf(read(place)).includes(anchor) ? undefined : `${target}: no such heading`;
}

test('the documents for users are all there', () => {
	const pages = [
		'architecture',
		'choose',
		'compatibility',
		'errors',
		'fault-matrix',
		'from-http-request',
		'input-messages',
		'limits-and-cost',
		'measured',
		'outputs',
		'privacy',
		'queue-mode',
		'quick-start',
		'recipes',
		'recordings',
		'speak-reference',
		'speak',
	];
	expect(FILES).toEqual(['README.md', ...pages.map((page) => `docs/${page}.md`)]);
});

describe.each(FILES)('%s', (file) => {
	test('has its generated parts up to date (npm run docs)', () => {
		expect(withGeneratedBlocks(read(file))).toBe(read(file));
	});

	test('has no link and no picture that leads nowhere', () => {
		const flaws = targetsOf(read(file)).flatMap((target) => flawOf(file, target) ?? []);
		expect(flaws).toEqual([]);
	});

	test('has no generated part that is left open', () => {
		const text = read(file);
		const starts = text.match(/^<!-- generated: .*-->$/gm) ?? [];
		const whole =
			text.match(/^<!-- generated: \w+ -->\n(?:(?!<!--)[\s\S])*?\n<!-- end -->$/gm) ?? [];
		expect(whole).toHaveLength(starts.length);
		expect(text.match(/<!-- end -->/g) ?? []).toHaveLength(starts.length);
	});
});

describe.each(PAGES)('%s', (file) => {
	test('says at its start what question it answers, and is short', () => {
		const [title, blank, question, ...rest] = read(file).split('\n');
		expect(title).toMatch(/^# \S/);
		expect(blank).toBe('');
		expect(question).toMatch(/^This page answers: [^.]+\?$/);
		// Tables are looked up, not read.
		const prose = rest.filter((line) => !line.startsWith('|'));
		expect(prose.length).toBeLessThan(110);
	});

	test('is linked from another page', () => {
		const name = file.replace('docs/', '');
		const linking = PAGES.filter(
			(other) => other !== file && targetsOf(read(other)).some((target) => target.startsWith(name)),
		);
		expect(linking).not.toEqual([]);
	});

	test('names parameters as the panels do', () => {
		const names = Array.from(
			withoutCode(read(file)).matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g),
			([, name]) => name?.replace(/\s+/g, ' '),
		);
		expect(names.filter((name) => !KNOWN_NAMES.includes(name ?? ''))).toEqual([]);
	});

	test('tells nothing of the machine that it was written on', () => {
		expect(read(file)).not.toMatch(/\/tmp\/|\/work\/|\/root\/|localhost|127\.0\.0\.1|registry\./);
	});
});

test('every generated part is in a document', () => {
	const used = FILES.flatMap((file) =>
		Array.from(read(file).matchAll(/<!-- generated: (\w+) -->/g), ([, name]) => name),
	);
	expect([...new Set(used)].sort()).toEqual(blockNames().sort());
});

test('a generated part that does not exist is refused', () => {
	const document = '<!-- generated: odd -->\n\n<!-- end -->';
	expect(() => withGeneratedBlocks(document)).toThrow('"odd"');
});

test('a generated part that is out of date is renewed, and nothing else', () => {
	const document = 'a\n<!-- generated: formats -->\nold\n<!-- end -->\nb';
	const renewed = withGeneratedBlocks(document);
	expect(renewed).toMatch(/^a\n<!-- generated: formats -->\n\n\.wav .+\n\n<!-- end -->\nb$/);
	expect(withGeneratedBlocks(renewed)).toBe(renewed);
});

describe('the errors', () => {
	test('have names of their own', () => {
		const names = FAULTS.all.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
	});

	test('may be accepted, and are tried again, as the client takes them', () => {
		const rowOf = (message: string) =>
			read('docs/errors.md')
				.split('\n')
				.find((line) => line.startsWith(`| ${message} |`));
		expect(rowOf('Intron receives too many requests from this API key')).toMatch(
			/\| No \| Yes \|$/,
		);
		expect(rowOf('Intron is not available right now')).toMatch(
			/\| Maybe \| Status checks only \|$/,
		);
		expect(rowOf('Intron could not transcribe the recording')).toMatch(/\| Accepted \| No \|$/);
		expect(rowOf('Intron did not accept the API key')).toMatch(/\| No \| No \|$/);
	});

	test('the error item is the one that the node makes', () => {
		const [, sample = ''] = /^```json\n([\s\S]*?)^```$/m.exec(read('docs/errors.md')) ?? [];
		const { error } = JSON.parse(sample) as { error: Record<string, string> };
		expect(Object.keys(error)).toEqual(['message', 'description', 'fileName', 'fileId']);
		const fault = FAULTS.all.find(({ message }) => error.message === `${message} [item 1]`);
		expect(error.description).toBe(
			`${fault?.description} File: ${error.fileName}. File ID: ${error.fileId}.`,
		);
	});
});

describe('the outputs', () => {
	test.each([
		['transcribed', TRANSCRIBED_FIELDS, TRANSCRIBED_SAMPLE],
		['stillProcessing', STILL_PROCESSING_FIELDS, STILL_PROCESSING_SAMPLE],
		['speech', SPEECH_FIELDS, SPEECH_SAMPLE],
		['pendingSpeech', PENDING_SPEECH_FIELDS, PENDING_SPEECH_SAMPLE],
	])('the table of %s has the fields that the node makes', (_output, fields, sample) => {
		expect(Object.keys(fields)).toEqual(Object.keys(sample));
	});
});

test('every field of the form is explained', () => {
	expect(Object.keys(FORM_FIELD_TEXTS).sort()).toEqual(formFieldNames().sort());
});
