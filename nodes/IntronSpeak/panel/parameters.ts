/** Values of the operations, as the panel stores them. */
export const OPERATION = {
	generateSpeech: 'generateSpeech',
	getSpeech: 'getSpeech',
	startSpeech: 'startSpeech',
} as const;

/** Names of the node's parameters, shared by the panel that shows them and the code that reads them. */
export const PARAMETER = {
	text: 'text',
	language: 'language',
	languageCode: 'languageCode',
	accent: 'accent',
	accentCode: 'accentCode',
	gender: 'gender',
} as const;
