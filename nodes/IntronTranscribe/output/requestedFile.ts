import type { JsonObject } from '../../shared/intron/reply';
import { textOrNull } from '../../shared/intron/reply';
import type { OutputField, OutputFields } from '../../shared/run/outputFields';
import type { ResultOption } from '../catalog/results';
import { ALL_RESULTS } from '../catalog/categories';
import { RESULTS_LANGUAGE } from '../catalog/languages';
import type { TranscriptionRequest } from '../catalog/request';
import type { ResultFormat } from '../catalog/resultFormats';

/**
 * What was asked for of a file. It travels with the item of the output "In Progress", so that
 * Get Transcript returns the same as if the file had never been waited for.
 */
export interface RequestedFile {
	/** The name that the user knows the recording by; empty when it is not known. */
	readonly fileName: string;
	/** Intron's language code; `null` when it is not known. */
	readonly language: string | null;
	/** Name of the category; `null` when it is not known. */
	readonly category: string | null;
	readonly results: readonly ResultOption[];
	readonly diarization: boolean;
	readonly resultFormat: ResultFormat;
	/** Length of the recording in seconds; `null` when it is not known. */
	readonly durationSeconds: number | null;
	/** What the user should know of the way the file took. */
	readonly warnings: readonly string[];
}

/** Both outputs tell it. */
export const FILE_NAME_FIELD: OutputField = {
	type: 'text',
	description: 'The name that the user knows the recording by.',
};

/** What both outputs tell of what was asked for. */
export const ASKED_FIELDS = {
	language: {
		type: 'text or `null`',
		description: "Intron's code of the language that was asked for; `null` when it is not known.",
	},
	category: {
		type: 'text or `null`',
		description:
			'Name of the category that was asked for, e.g. `callCenter`; `null` when it is not known.',
	},
} satisfies Partial<OutputFields<RequestedFile>>;

/** What an upload asks for. */
export function requestedFile(
	request: TranscriptionRequest,
	fileName: string,
	resultFormat: ResultFormat,
): RequestedFile {
	const { language, results, diarization } = request;
	const category = request.category.name;
	return {
		fileName,
		language,
		category,
		results,
		diarization,
		resultFormat,
		durationSeconds: null,
		warnings: [],
	};
}

/** A length as a number; sheets and some replies give it as a text. */
export function secondsOf(value: unknown): number | null {
	const seconds = typeof value === 'string' ? Number.parseFloat(value) : value;
	return Number.isFinite(seconds) ? (seconds as number) : null;
}

const textsOf = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];

/**
 * Reads what was asked for from an item of the output "In Progress". The item may have been
 * through sheets and databases, so whatever is missing or odd counts as not known.
 */
export function requestedFileOf(item: JsonObject): RequestedFile {
	const names = new Set(textsOf(item.requestedResults));
	return {
		fileName: textOrNull(item.fileName) ?? '',
		language: textOrNull(item.language),
		category: textOrNull(item.category),
		results: ALL_RESULTS.filter(({ name }) => names.has(name)),
		diarization: item.diarization === true,
		resultFormat: item.resultFormat === 'structured' ? 'structured' : 'text',
		durationSeconds: secondsOf(item.durationSeconds),
		warnings: textsOf(item.warnings),
	};
}

/** The results that the service can be expected to return; it makes most from English only. */
export function expectedResults({ language, results }: RequestedFile): ResultOption[] {
	const isEnglish = language === null || language === RESULTS_LANGUAGE;
	return results.filter(({ inAnyLanguage }) => isEnglish || inAnyLanguage);
}
