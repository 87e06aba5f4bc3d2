/**
 * The judge is strict where the service is lax: it finds everything about an upload that a careful
 * client would not send. It knows nothing of how the node makes its forms.
 */
import {
	AUDIO_FORMAT_NAMES,
	AUDIO_FORMATS,
	formatOfMimeType,
} from '../../nodes/IntronTranscribe/catalog/audioFormats.ts';
import {
	ANSWER,
	categoryOfField,
	DEFAULT_CATEGORY_FIELD,
	FIELD_RULES,
	FILE_FIELD,
	flagOf,
	isResultFlag,
} from './fields.mts';
import { fieldsOf } from './order.mts';
import type { ReceivedFile, ReceivedForm } from './received.mts';

/** As an HTTP library writes it; anything else was set by hand. */
const CONTENT_TYPE_PATTERN = /^multipart\/form-data; ?boundary=("[^"]{1,70}"|[^\s";,]{1,70})$/;

const QUOTED_PATTERN = /^(["']).*\1$/s;

function quote(value: string): string {
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

function repeatedNames(names: readonly string[]): Set<string> {
	return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

function* judgeField(name: string, value: string): Generator<string> {
	const rule = FIELD_RULES.get(name);
	if (name === FILE_FIELD) yield `the field ${name} is a text instead of a file`;
	else if (!rule) yield `the service knows no field ${quote(name)}`;
	if (QUOTED_PATTERN.test(value))
		yield `the value of ${name} has quotes around it: ${quote(value)}`;
	const complaint = rule?.complaint(value);
	if (complaint) yield `${name} ${complaint}, not ${quote(value)}`;
}

function* judgeFlags(form: ReceivedForm): Generator<string> {
	const fields = fieldsOf(form);
	const category = fields.use_category ?? DEFAULT_CATEGORY_FIELD;
	const flags = new Set(
		categoryOfField(category)?.results.map(({ apiName }) => flagOf(apiName)) ?? [],
	);
	for (const name of Object.keys(fields).filter(isResultFlag)) {
		if (!flags.has(name)) yield `${name} is not a flag of ${category}`;
		if (fields[flagOf(ANSWER)] === 'TRUE') yield `${name} is ignored beside ${flagOf(ANSWER)}`;
	}
}

function* judgeFileName(file: ReceivedFile): Generator<string> {
	const { name, content } = file;
	if (name === undefined || name === '') {
		yield 'the file part has no file name';
		return;
	}
	const extension = /\.([^.]*)$/.exec(name)?.[1] ?? '';
	if (!AUDIO_FORMATS.some((format) => format.extension === extension)) {
		yield `the file name ${quote(name)} does not end in one of ${AUDIO_FORMAT_NAMES}`;
	} else if (content.container !== undefined && !content.extensions.includes(extension)) {
		yield `the file name ends in .${extension}, but the content is ${content.container}`;
	}
}

function* judgeContentType({ contentType, content }: ReceivedFile): Generator<string> {
	const format = formatOfMimeType(contentType);
	if (contentType === 'text/plain') {
		yield 'the file part has no Content-Type, or text/plain';
	} else if (!format) {
		yield `the Content-Type ${quote(contentType)} of the file part is none of an accepted format`;
	} else if (content.container !== undefined && !content.extensions.includes(format.extension)) {
		yield `the Content-Type of the file part is ${contentType}, but the content is ${content.container}`;
	}
}

function* judgeFile(file: ReceivedFile): Generator<string> {
	if (file.field !== FILE_FIELD) yield `the service knows no file field ${quote(file.field)}`;
	yield* judgeFileName(file);
	yield* judgeContentType(file);
	if (file.bytes === 0) yield 'the file is empty';
	else if (file.content.container === undefined) yield 'the content of the file is not audio';
	else if (file.content.extensions.length === 0) {
		yield `the content of the file is ${file.content.container}, which the service does not accept`;
	}
}

function* judge(form: ReceivedForm): Generator<string> {
	if (!CONTENT_TYPE_PATTERN.test(form.contentType)) {
		yield `the Content-Type of the request is odd: ${quote(form.contentType)}`;
	}
	if (form.problem !== undefined) yield `the form cannot be read: ${form.problem}`;
	const names = [...form.fields.map(([name]) => name), ...form.files.map(({ field }) => field)];
	for (const name of repeatedNames(names)) yield `the field ${name} came more than once`;
	for (const [name, { required }] of FIELD_RULES) {
		if (required && !names.includes(name)) yield `the required field ${name} is missing`;
	}
	if (!names.includes(FILE_FIELD)) yield `the required field ${FILE_FIELD} is missing`;
	for (const [name, value] of form.fields) yield* judgeField(name, value);
	yield* judgeFlags(form);
	for (const file of form.files) yield* judgeFile(file);
}

/** Everything that is wrong with a form, in words for the person who looks at the sandbox's page. */
export function complaintsAbout(form: ReceivedForm): string[] {
	return [...judge(form)];
}
