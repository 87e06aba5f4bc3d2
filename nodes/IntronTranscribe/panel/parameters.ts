/** Values of the operations, as the panel stores them. */
export const OPERATION = {
	answerQuestion: 'answerQuestion',
	getTranscript: 'getTranscript',
	startTranscription: 'startTranscription',
	transcribe: 'transcribe',
} as const;

/** Names of the node's parameters, shared by the panel that shows them and the code that reads them. */
export const PARAMETER = {
	audioSource: 'audioSource',
	url: 'url',
	binaryField: 'binaryPropertyName',
	language: 'language',
	languageCode: 'languageCode',
	answerLanguage: 'answerLanguage',
	answerLanguageCode: 'answerLanguageCode',
	category: 'category',
	allResults: 'allResults',
	diarization: 'diarization',
	toolOutput: 'output',
	toolOutputFields: 'outputFields',
} as const;

/** Name of the parameter that holds the chosen results of a category, one for each category. */
export const resultsParameter = (categoryName: string): string => `${categoryName}Results`;
