/** What the user should know of audio that is there all the same. */
export const WARNINGS = {
	notJoined: {
		/** @param fields that hold the parts, in their order */
		text: (fields: readonly string[]): string =>
			`The parts of the text could not be joined into one file. They are in the fields ${fields.join(', ')}.`,
		sample: 'The parts of the text could not be joined into one file. They are in the fields …',
		meaning:
			'A text was spoken in parts, and Intron gave files that differ in format or coding. Send them one after another.',
	},
} as const;
