/**
 * The audio formats that the Intron API accepts (docs page of `file/v1/upload/sync`), and how
 * files of them are recognised and named.
 */

/** One accepted format. */
export interface AudioFormat {
	/** The extension that the service documents; every uploaded file's name ends in it. */
	readonly extension: string;
	/** The MIME type that the uploaded part carries. */
	readonly mimeType: string;
	/** Other extensions of the same format, as chat and phone systems use them. */
	readonly otherExtensions: readonly string[];
	/** Other MIME types of the same format. */
	readonly otherMimeTypes: readonly string[];
}

/** All accepted formats, each by its extension. */
export const FORMAT = {
	wav: {
		extension: 'wav',
		mimeType: 'audio/wav',
		otherExtensions: ['wave', 'bwf'],
		otherMimeTypes: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave', 'audio/x-pn-wav'],
	},
	mp3: {
		extension: 'mp3',
		mimeType: 'audio/mpeg',
		otherExtensions: ['mpga', 'mp2'],
		otherMimeTypes: [
			'audio/mp3',
			'audio/x-mp3',
			'audio/mpeg3',
			'audio/x-mpeg',
			'audio/x-mpeg-3',
			'audio/mpa',
			'audio/mpg',
			'audio/x-mpegaudio',
			'audio/x-mpeg3',
			'audio/mpeg-3',
			'audio/x-mpg',
			'audio/mp2',
			'audio/x-mp2',
		],
	},
	mp4: {
		extension: 'mp4',
		mimeType: 'video/mp4',
		otherExtensions: ['m4v'],
		otherMimeTypes: ['application/mp4', 'video/x-m4v'],
	},
	m4a: {
		extension: 'm4a',
		mimeType: 'audio/mp4',
		otherExtensions: ['m4b', 'm4r'],
		otherMimeTypes: ['audio/x-m4a', 'audio/m4a', 'audio/x-mp4', 'audio/m4b', 'audio/x-m4b'],
	},
	ogg: {
		extension: 'ogg',
		mimeType: 'audio/ogg',
		otherExtensions: ['oga', 'opus', 'ogv', 'spx'],
		otherMimeTypes: ['audio/opus', 'application/ogg', 'video/ogg'],
	},
	webm: {
		extension: 'webm',
		mimeType: 'audio/webm',
		otherExtensions: ['weba'],
		otherMimeTypes: ['video/webm'],
	},
	flac: {
		extension: 'flac',
		mimeType: 'audio/flac',
		otherExtensions: [],
		otherMimeTypes: ['audio/x-flac'],
	},
} as const satisfies Record<string, AudioFormat>;

export const AUDIO_FORMATS: readonly AudioFormat[] = Object.values(FORMAT);

/** How a message calls a format, e.g. `MP3`. */
export const formatTitle = ({ extension }: AudioFormat): string => extension.toUpperCase();

/** The accepted extensions as a phrase for messages and descriptions, e.g. `WAV, MP3, …`. */
export const AUDIO_FORMAT_NAMES = AUDIO_FORMATS.map(formatTitle).join(', ');

/**
 * Finds the format that an extension stands for.
 *
 * @param extension without the dot, in any case, e.g. `oga`
 */
export function formatOfExtension(extension: string): AudioFormat | undefined {
	const wanted = extension.toLowerCase();
	return AUDIO_FORMATS.find(
		(format) => format.extension === wanted || format.otherExtensions.includes(wanted),
	);
}

/** A MIME type without parameters such as `; codecs=opus`, in lower case. */
export const plainMimeType = (mimeType: string): string =>
	(mimeType.split(';', 1)[0] ?? '').trim().toLowerCase();

/**
 * Finds the format that a MIME type stands for; parameters such as `; codecs=opus` do not count.
 *
 * @param mimeType e.g. `audio/ogg; codecs=opus`
 */
export function formatOfMimeType(mimeType: string): AudioFormat | undefined {
	const wanted = plainMimeType(mimeType);
	return AUDIO_FORMATS.find(
		(format) => format.mimeType === wanted || format.otherMimeTypes.includes(wanted),
	);
}
