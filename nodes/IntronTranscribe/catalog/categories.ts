/**
 * The file categories of the Intron API and the results that each can return.
 *
 * This table is the single source for the panel, the form fields, the output keys, the output
 * schema, the sandbox, the documents and the tests. The sets are those of the docs page
 * "Post processing options for the file categories" of `file/v1/upload/sync`.
 */
import type { ResultOption } from './results';
import { ENTITY_LIST, ICD_CODES, SUGGESTIONS, SUMMARY, TREATMENT_PLAN } from './results';

/** One file category: what kind of conversation a recording holds. */
export interface Category {
	/** Value stored in the panel; the API's name of it is `file_category_<apiName>`. */
	readonly name: string;
	readonly apiName: string;
	readonly title: string;
	readonly description: string;
	readonly results: readonly ResultOption[];
}

/** The category that a plain transcript needs. */
export const GENERAL: Category = {
	name: 'general',
	apiName: 'general',
	title: 'General',
	description: 'Any recording',
	results: [SUMMARY],
};

/** All categories, in the order in which the panel offers them (A–Z). */
export const CATEGORIES: readonly Category[] = [
	{
		name: 'callCenter',
		apiName: 'call_center',
		title: 'Call Center',
		description: 'Calls between an agent and a customer',
		results: [
			{
				name: 'agentScore',
				apiName: 'call_center_agent_score',
				title: 'Agent Score',
				description: 'How well the agent performed, as points such as 55/73',
			},
			{
				name: 'agentScoreCategory',
				apiName: 'call_center_agent_score_category',
				title: 'Agent Score Category',
				description: 'The performance assessment: green, yellow or red',
			},
			{
				name: 'compliance',
				apiName: 'call_center_compliance',
				title: 'Compliance',
				description: 'Whether the agent kept to the rules of the call',
			},
			{
				name: 'feedback',
				apiName: 'call_center_feedback',
				title: 'Feedback',
				description: 'What the customer liked or complained about',
			},
			{
				name: 'productInfo',
				apiName: 'call_center_product_info',
				title: 'Product Info',
				description: 'The products that were discussed',
			},
			{
				name: 'productInsights',
				apiName: 'call_center_product_insights',
				title: 'Product Insights',
				description: 'Ideas to improve the product, from what the customer said',
			},
			{
				name: 'resolution',
				apiName: 'call_center_results',
				title: 'Resolution',
				description: 'How the call ended and whether the matter was resolved',
			},
			{
				name: 'sentiment',
				apiName: 'call_center_sentiment',
				title: 'Sentiment',
				description: 'How the caller felt',
			},
			SUMMARY,
		],
	},
	GENERAL,
	{
		name: 'legal',
		apiName: 'legal',
		title: 'Legal',
		description: 'Court hearings',
		results: [
			{
				name: 'courtHearing',
				apiName: 'legal_court_hearing',
				title: 'Court Hearing',
				description: 'The transcript in the format of a court hearing',
			},
		],
	},
	{
		name: 'meetingNotes',
		apiName: 'meeting_notes',
		title: 'Meeting Notes',
		description: 'Meetings',
		results: [
			{
				name: 'actionItems',
				apiName: 'meeting_notes_action_items',
				title: 'Action Items',
				description: 'The action items and who owns them',
			},
			{
				name: 'decisions',
				apiName: 'meeting_notes_decisions',
				title: 'Decisions',
				description: 'The key decisions of the meeting',
			},
			{
				name: 'keyTopics',
				apiName: 'meeting_notes_key_topics',
				title: 'Key Topics',
				description: 'The main topics of the meeting',
			},
			{
				name: 'nextSteps',
				apiName: 'meeting_notes_next_steps',
				title: 'Next Steps',
				description: 'Follow-up steps and plans for the next meeting',
			},
			{
				name: 'participants',
				apiName: 'meeting_notes_participants',
				title: 'Participants',
				description: 'Who took part, and in which role',
			},
			SUMMARY,
		],
	},
	{
		name: 'procedure',
		apiName: 'procedure',
		title: 'Procedure',
		description: 'Dictated notes on a medical procedure or operation',
		results: [
			ENTITY_LIST,
			ICD_CODES,
			{
				name: 'operationNote',
				apiName: 'op_note',
				title: 'Operation Note',
				description: 'The operation note',
			},
			SUGGESTIONS,
			SUMMARY,
			TREATMENT_PLAN,
		],
	},
	{
		name: 'telehealth',
		apiName: 'telehealth',
		title: 'Telehealth',
		description: 'Consultations between a clinician and a patient',
		results: [
			{
				name: 'clerking',
				apiName: 'clerking',
				title: 'Clerking',
				description: "The patient's history as a clerking note",
			},
			{
				name: 'differentialDiagnosis',
				apiName: 'differential_diagnosis',
				title: 'Differential Diagnosis',
				description: 'The conditions that could explain the findings',
			},
			ENTITY_LIST,
			{
				name: 'followUpInstructions',
				apiName: 'followup_instructions',
				title: 'Follow-Up Instructions',
				description: 'What the patient is to do after the consultation',
			},
			ICD_CODES,
			{
				name: 'practiceGuidelines',
				apiName: 'practice_guidelines',
				title: 'Practice Guidelines',
				description: 'The practice guidelines that apply to the patient',
			},
			{
				name: 'soapNote',
				apiName: 'soap_note',
				title: 'SOAP Note',
				description: 'The SOAP note (subjective, objective, assessment, plan)',
			},
			SUGGESTIONS,
			SUMMARY,
			TREATMENT_PLAN,
		],
	},
];

/** The answer to a question that is asked in the recording; it goes with every category. */
export const ANSWER: ResultOption = {
	name: 'answer',
	apiName: 'answer',
	title: 'Answer',
	description: 'The answer to the question that is asked in the recording',
	inAnyLanguage: true,
};

/** Every result of the service, once. */
export const ALL_RESULTS: readonly ResultOption[] = [
	...new Set([ANSWER, ...CATEGORIES.flatMap(({ results }) => results)]),
];

/** What a newly added node has. The service's own default is telehealth, so it is always sent. */
export const DEFAULT_CATEGORY = GENERAL.name;
