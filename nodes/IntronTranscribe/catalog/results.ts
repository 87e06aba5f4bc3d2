/** What a result is, and the results that more than one category has. */

/** One result that the service can derive from a transcript. */
export interface ResultOption {
	/** Key under `results` in this node's output, and the value stored in the panel. */
	readonly name: string;
	/** What the API calls it: the form flag is `get_<apiName>`, the key in a reply `transcript_<apiName>`. */
	readonly apiName: string;
	/** Display name in the panel, in Title Case. */
	readonly title: string;
	/** One sentence for the panel and the documents. */
	readonly description: string;
	/** Whether it is made in any language; the others are made from English recordings only. */
	readonly inAnyLanguage?: boolean;
}

export const SUMMARY: ResultOption = {
	name: 'summary',
	apiName: 'summary',
	title: 'Summary',
	description: 'A summary of the conversation',
};

export const ENTITY_LIST: ResultOption = {
	name: 'entityList',
	apiName: 'entity_list',
	title: 'Entity List',
	description: 'The people, medicines, conditions and other entities that were mentioned',
};

export const TREATMENT_PLAN: ResultOption = {
	name: 'treatmentPlan',
	apiName: 'treatment_plan',
	title: 'Treatment Plan',
	description: 'The treatment plan that was agreed',
};

export const ICD_CODES: ResultOption = {
	name: 'icdCodes',
	apiName: 'icd_codes',
	title: 'ICD Codes',
	description: 'The ICD and billing codes that fit the conversation',
};

export const SUGGESTIONS: ResultOption = {
	name: 'suggestions',
	apiName: 'suggestions',
	title: 'Suggestions',
	description: 'Important questions to ask, or instructions to give the patient',
};
