/**
 * The languages that the Intron API transcribes (`use_language_asr_input`), from the docs page
 * "Supported languages". The codes are Intron's own, not ISO 639-3 (`lg`, not `lug`).
 */

/** One language of the service. */
export interface Language {
	/** Intron's code, as sent to the API. */
	readonly code: string;
	readonly name: string;
	/** Whether the model is trained on speech that switches between this language and English. */
	readonly codeSwitched: boolean;
}

const codeSwitched: ReadonlyArray<readonly [code: string, name: string]> = [
	['af', 'Afrikaans-English'],
	['ak', 'Akan-English'],
	['am', 'Amharic-English'],
	['ha', 'Hausa-English'],
	['ig', 'Igbo-English'],
	['rw', 'Kinyarwanda-English-French'],
	['lg', 'Luganda-English'],
	['pcm', 'Pidgin-English (Nigerian)'],
	['sw', 'Swahili-English'],
	['wo', 'Wolof-English'],
	['yo', 'Yoruba-English'],
	['zu', 'Zulu-English'],
];

const singleLanguage: ReadonlyArray<readonly [code: string, name: string]> = [
	['fub', 'Adamawa Fulfulde'],
	['ar', 'Arabic'],
	['bem', 'Bemba'],
	['fue', 'Borgu Fulfulde'],
	['bg', 'Bulgarian'],
	['fuq', 'Central-Eastern Niger Fulfulde'],
	['hr', 'Croatian'],
	['cs', 'Czech'],
	['da', 'Danish'],
	['luo', 'Dholuo (Luo)'],
	['nl', 'Dutch'],
	['en', 'English'],
	['et', 'Estonian'],
	['fi', 'Finnish'],
	['fr', 'French'],
	['ff', 'Fulani'],
	['fuc', 'Fulani Pulaar'],
	['fuf', 'Fulani Pular'],
	['gaa', 'Ga'],
	['de', 'German'],
	['el', 'Greek'],
	['hu', 'Hungarian'],
	['it', 'Italian'],
	['kr', 'Kanuri'],
	['ki', 'Kikuyu'],
	['lv', 'Latvian'],
	['lt', 'Lithuanian'],
	['ffm', 'Maasina Fulfulde'],
	['mt', 'Maltese'],
	['fuv', 'Nigerian Fulfulde'],
	['nso', 'Northern Sotho'],
	['nup', 'Nupe'],
	['nyn', 'Nyankole'],
	['om', 'Oromo'],
	['pl', 'Polish'],
	['pt', 'Portuguese'],
	['ro', 'Romanian'],
	['ru', 'Russian'],
	['sn', 'Shona'],
	['sk', 'Slovak'],
	['sl', 'Slovenian'],
	['st', 'Sotho'],
	['es', 'Spanish'],
	['sv', 'Swedish'],
	['ti', 'Tigrinya'],
	['tn', 'Tswana'],
	['tw', 'Twi'],
	['uk', 'Ukrainian'],
	['xh', 'Xhosa'],
];

const toLanguage =
	(isCodeSwitched: boolean) =>
	([code, name]: readonly [code: string, name: string]): Language => ({
		code,
		name,
		codeSwitched: isCodeSwitched,
	});

/** All languages: the code-switched ones first, each group A–Z. */
export const LANGUAGES: readonly Language[] = [
	...codeSwitched.map(toLanguage(true)),
	...singleLanguage.map(toLanguage(false)),
];

/** The service's own default language. */
export const DEFAULT_LANGUAGE = 'en';

/**
 * Shape of a language code that the service can know. New codes are added to the service without
 * notice, so any code of this shape is sent; region suffixes (`am-ET`) are not codes of the service.
 */
export const LANGUAGE_CODE_PATTERN = /^[a-z]{2,3}$/;

/** Results are derived from English transcripts only, says the docs page of `file/v1/upload/sync`. */
export const RESULTS_LANGUAGE = 'en';
