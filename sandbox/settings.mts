/** What can be set when the sandbox starts and changed while it runs. */
import { TEXT_LIMITS_CHARACTERS } from '../nodes/IntronSpeak/catalog/service.ts';
import { SYNC_AUDIO_LIMITS_SECONDS } from '../nodes/IntronTranscribe/catalog/service.ts';

const [olderLimit, newerLimit] = SYNC_AUDIO_LIMITS_SECONDS;

const [olderTextLimit, newerTextLimit] = TEXT_LIMITS_CHARACTERS;

/** How one generation of accounts is treated. */
interface Profile {
	/** Longest recording of the synchronous endpoint, in seconds. */
	readonly audioLimit: number;
	/** Longest text that is spoken, in characters. */
	readonly textLimit: number;
	/** How long the synchronous endpoint works before it gives up waiting, in seconds. */
	readonly syncTimeout: number;
	/** The HTTP status with which it gives up. */
	readonly timeoutStatus: number;
	/** Whether synchronous replies repeat the language; only the samples of 2026 do. */
	readonly repeatsLanguage: boolean;
}

/** `seed` is the documentation that the package was started from, `2026` the later one. */
export const PROFILES = {
	seed: {
		audioLimit: olderLimit,
		textLimit: olderTextLimit,
		syncTimeout: 60,
		timeoutStatus: 408,
		repeatsLanguage: false,
	},
	'2026': {
		audioLimit: newerLimit,
		textLimit: newerTextLimit,
		syncTimeout: 120,
		timeoutStatus: 503,
		repeatsLanguage: true,
	},
} as const satisfies Record<string, Profile>;

export interface Settings {
	profile: keyof typeof PROFILES;
	/** Seconds of work on each recording and each text. */
	latency: number;
	/** Seconds before a synchronous request times out; `null` for the profile's own. */
	syncTimeout: number | null;
	/** Seconds that a recording may last on the synchronous endpoint; `null` for the profile's own. */
	audioLimit: number | null;
	/** Whether requests beyond the rates are refused. */
	rateLimits: boolean;
	/** Uploads that each upload endpoint allows a minute; `null` for the documented rates. */
	uploadsPerMinute: number | null;
	/** Characters that a text to be spoken may have; `null` for the profile's own. */
	textLimit: number | null;
	/** Texts that each endpoint which takes them allows a minute; `null` for the documented rates. */
	textsPerMinute: number | null;
	/** Seconds for which a link to audio is good; how long the service's are, nobody knows. */
	linkLifetime: number;
}

export const DEFAULT_SETTINGS: Settings = {
	profile: '2026',
	latency: 0,
	syncTimeout: null,
	audioLimit: null,
	rateLimits: true,
	uploadsPerMinute: null,
	textLimit: null,
	textsPerMinute: null,
	linkLifetime: 3_600,
};

/** The options of the command line that set them. */
export const SETTING_FLAGS = {
	profile: 'profile',
	latency: 'latency',
	syncTimeout: 'sync-timeout',
	audioLimit: 'audio-limit',
	rateLimits: 'rate-limits',
	uploadsPerMinute: 'uploads-per-minute',
	textLimit: 'text-limit',
	textsPerMinute: 'texts-per-minute',
	linkLifetime: 'link-lifetime',
} as const satisfies Record<keyof Settings, string>;

/** The profile with what the settings change about it. */
export function profileOf(settings: Settings): Profile {
	const profile: Profile = PROFILES[settings.profile];
	return {
		...profile,
		audioLimit: settings.audioLimit ?? profile.audioLimit,
		textLimit: settings.textLimit ?? profile.textLimit,
		syncTimeout: settings.syncTimeout ?? profile.syncTimeout,
	};
}

/** A setting that does not exist or cannot have the given value; the message is for the person who set it. */
export class SettingError extends Error {}

interface SettingRule<Value> {
	readonly expects: string;
	/** The value, or `undefined` when it is not one. Text is understood, as the command line gives it. */
	read(value: unknown): Value | undefined;
}

function readSeconds(value: unknown): number | undefined {
	if (typeof value !== 'number' && (typeof value !== 'string' || value === '')) return undefined;
	const seconds = Number(value);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

const seconds = { expects: 'a number of seconds', read: readSeconds };

const secondsOrProfile = {
	expects: 'a number of seconds',
	read: (value: unknown) => (value === null ? null : readSeconds(value)),
};

function readCount(value: unknown): number | undefined {
	const count = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof count === 'number' && Number.isInteger(count) && count > 0 ? count : undefined;
}

const countOrDefault = (things: string) => ({
	expects: `a number of ${things}`,
	read: (value: unknown) => (value === null ? null : readCount(value)),
});

const RULES: { readonly [Name in keyof Settings]: SettingRule<Settings[Name]> } = {
	profile: {
		expects: Object.keys(PROFILES).join(' or '),
		read: (value) => (isProfileName(value) ? value : undefined),
	},
	latency: seconds,
	syncTimeout: secondsOrProfile,
	audioLimit: secondsOrProfile,
	rateLimits: {
		expects: 'on or off',
		read: (value) =>
			new Map<unknown, boolean>([
				['on', true],
				[true, true],
				['off', false],
				[false, false],
			]).get(value),
	},
	uploadsPerMinute: countOrDefault('uploads'),
	textLimit: countOrDefault('characters'),
	textsPerMinute: countOrDefault('texts'),
	linkLifetime: seconds,
};

function isProfileName(value: unknown): value is keyof typeof PROFILES {
	return typeof value === 'string' && Object.hasOwn(PROFILES, value);
}

function isSettingName(name: string): name is keyof Settings {
	return Object.hasOwn(RULES, name);
}

function readSetting<Name extends keyof Settings>(
	settings: Partial<Settings>,
	name: Name,
	value: unknown,
): void {
	const rule = RULES[name];
	const read = rule.read(value);
	if (read === undefined) throw new SettingError(`${name} must be ${rule.expects}`);
	settings[name] = read;
}

/**
 * Reads settings from the command line or from a request.
 *
 * @throws SettingError for an unknown name or an impossible value
 */
export function readSettings(input: Readonly<Record<string, unknown>>): Partial<Settings> {
	const settings: Partial<Settings> = {};
	for (const [name, value] of Object.entries(input)) {
		if (!isSettingName(name)) throw new SettingError(`There is no setting ${name}`);
		if (value !== undefined) readSetting(settings, name, value);
	}
	return settings;
}
