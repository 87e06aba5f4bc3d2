/** A format that speech comes in. */
export interface AudioFormat {
	/** As stored in workflows, and as sent in `output_audio_format`. */
	readonly name: 'wav' | 'opus';
	readonly title: string;
	readonly description: string;
	/** Of the file's name. WhatsApp goes by it, and knows Opus as `.ogg` only. */
	readonly extension: string;
	readonly mimeType: string;
	/** How a file begins, as text. */
	readonly signature: string;
}

/** The formats by name, A–Z; `wav` is the service's own default. */
export const AUDIO_FORMAT: Readonly<Record<AudioFormat['name'], AudioFormat>> = {
	opus: {
		name: 'opus',
		title: 'Opus',
		description: 'Small file, for WhatsApp and Telegram voice notes',
		extension: 'ogg',
		// `audio/opus` is refused by WhatsApp
		mimeType: 'audio/ogg',
		signature: 'OggS',
	},
	wav: {
		name: 'wav',
		title: 'WAV',
		description: 'Plays everywhere and can be cut, but is about ten times as large',
		extension: 'wav',
		mimeType: 'audio/wav',
		signature: 'RIFF',
	},
};

export const AUDIO_FORMATS: readonly AudioFormat[] = Object.values(AUDIO_FORMAT);

/** How many bytes tell a format. */
export const SIGNATURE_BYTES = 4;

/** The format of a file, told by its first bytes; `undefined` for any other file. */
export const formatOf = (head: Buffer): AudioFormat | undefined =>
	AUDIO_FORMATS.find(({ signature }) => head.toString('latin1', 0, SIGNATURE_BYTES) === signature);
