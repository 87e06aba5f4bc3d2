/**
 * The voices of Intron's text to speech, from the docs page "Supported languages and accents". They
 * change between releases (45 accents became these 22 within months), so a caller may also name a
 * code that is not here: the service decides.
 */

/** An accent in which a language is spoken. */
export interface VoiceAccent {
	/** As sent in `voice_accent`. */
	readonly code: string;
	readonly name: string;
}

/** A language that can be spoken, with its accents. */
export interface VoiceLanguage {
	/** As sent in `voice_language`; Intron's own codes, as for transcription. */
	readonly code: string;
	readonly name: string;
	/** At least one. */
	readonly accents: readonly VoiceAccent[];
}

/** A kind of voice; every accent has both. */
export interface VoiceGender {
	/** As sent in `voice_gender`. */
	readonly code: string;
	readonly name: string;
}

/** The code of an accent is its name in small letters. */
const accent = (name: string): VoiceAccent => ({ code: name.toLowerCase(), name });

const ENGLISH_ACCENTS = [
	'Afrikaans',
	'Hausa',
	'Igbo',
	'Luganda',
	'Sepedi',
	'Setswana',
	'Swahili',
	'Xhosa',
	'Yoruba',
	'Zulu',
].map(accent);

/** Languages that are spoken in one accent, which is called as they are. */
const ONE_ACCENT_LANGUAGES: ReadonlyArray<readonly [code: string, name: string]> = [
	['af', 'Afrikaans'],
	['am', 'Amharic'],
	['ha', 'Hausa'],
	['ig', 'Igbo'],
	['rw', 'Kinyarwanda'],
	['lg', 'Luganda'],
	['om', 'Oromo'],
	['pcm', 'Pidgin'],
	['sn', 'Shona'],
	['sw', 'Swahili'],
	['wo', 'Wolof'],
	['yo', 'Yoruba'],
];

/** All languages of text to speech: English first, the others by name. */
export const VOICE_LANGUAGES: readonly VoiceLanguage[] = [
	{ code: 'en', name: 'English', accents: ENGLISH_ACCENTS },
	...ONE_ACCENT_LANGUAGES.map(([code, name]) => ({ code, name, accents: [accent(name)] })),
];

export const VOICE_GENDERS: readonly VoiceGender[] = [
	{ code: 'female', name: 'Female' },
	{ code: 'male', name: 'Male' },
];

/**
 * Finds the accents of a language.
 *
 * @param language its code, e.g. `sw`
 * @returns none for a language that is not in the table
 */
export function accentsOf(language: string): readonly VoiceAccent[] {
	return VOICE_LANGUAGES.find(({ code }) => code === language)?.accents ?? [];
}
