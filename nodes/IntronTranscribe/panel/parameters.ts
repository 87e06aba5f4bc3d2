/** Names of the node's parameters, shared by the panel that shows them and the code that reads them. */
export const PARAMETER = {
	operation: 'operation',
	binaryField: 'binaryPropertyName',
	language: 'language',
	languageCode: 'languageCode',
	category: 'category',
	allResults: 'allResults',
	options: 'options',
} as const;

/** The choice of 'Audio Language' that shows the field for a code. */
export const OTHER_LANGUAGE = 'other';

/** Name of the parameter that holds the chosen results of a category, one for each category. */
export const resultsParameter = (categoryName: string): string => `${categoryName}Results`;

/** The node's options with their defaults; n8n stores only those that the user added. */
export interface NodeOptions {
	diarization: boolean;
	fileName: string;
	llmCorrections: boolean;
	simplify: boolean;
	templateId: string;
	timeout: number;
}
