/** How results come: as text, or as the JSON that the status endpoint can make; A–Z. */
export const RESULT_FORMATS = [
	{
		name: 'Structured JSON',
		value: 'structured',
		description: 'Results as JSON with fields of their own, at the cost of one more request',
	},
	{
		name: 'Text',
		value: 'text',
		description: 'Results as text with Markdown headings and lists',
	},
] as const;

/** A form of results. */
export type ResultFormat = (typeof RESULT_FORMATS)[number]['value'];
