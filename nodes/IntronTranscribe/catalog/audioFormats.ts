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

/** All accepted formats. */
export const AUDIO_FORMATS: readonly AudioFormat[] = [
	{
		extension: 'wav',
		mimeType: 'audio/wav',
		otherExtensions: ['wave'],
		otherMimeTypes: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave', 'audio/x-pn-wav'],
	},
	{
		extension: 'mp3',
		mimeType: 'audio/mpeg',
		otherExtensions: ['mpga'],
		otherMimeTypes: ['audio/mp3', 'audio/x-mp3', 'audio/mpeg3', 'audio/x-mpeg'],
	},
	{
		extension: 'mp4',
		mimeType: 'video/mp4',
		otherExtensions: [],
		otherMimeTypes: ['application/mp4'],
	},
	{
		extension: 'm4a',
		mimeType: 'audio/mp4',
		otherExtensions: ['m4b'],
		otherMimeTypes: ['audio/x-m4a', 'audio/m4a'],
	},
	{
		extension: 'ogg',
		mimeType: 'audio/ogg',
		otherExtensions: ['oga', 'opus'],
		otherMimeTypes: ['audio/opus', 'application/ogg', 'video/ogg'],
	},
	{
		extension: 'webm',
		mimeType: 'audio/webm',
		otherExtensions: ['weba'],
		otherMimeTypes: ['video/webm'],
	},
	{
		extension: 'flac',
		mimeType: 'audio/flac',
		otherExtensions: [],
		otherMimeTypes: ['audio/x-flac'],
	},
];

/** The accepted extensions as a phrase for messages and descriptions, e.g. `WAV, MP3, …`. */
export const AUDIO_FORMAT_NAMES = AUDIO_FORMATS.map(({ extension }) =>
	extension.toUpperCase(),
).join(', ');

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

/**
 * Finds the format that a MIME type stands for; parameters such as `; codecs=opus` do not count.
 *
 * @param mimeType e.g. `audio/ogg; codecs=opus`
 */
export function formatOfMimeType(mimeType: string): AudioFormat | undefined {
	const wanted = mimeType.replace(/;.*/s, '').trim().toLowerCase();
	return AUDIO_FORMATS.find(
		(format) => format.mimeType === wanted || format.otherMimeTypes.includes(wanted),
	);
}
