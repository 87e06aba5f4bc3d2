import type { Results, Structured } from './sample.mts';

/** Stands in every result that is not about the recording. */
export const SAMPLE_NOTE = 'The sandbox does not understand this recording: this is only a sample';

/** A result in the form of a real one, which says in itself that it is none. */
function sample(form: Structured): Structured {
	return { sample: SAMPLE_NOTE, ...form };
}

const MEDICINE = { name: 'Sample medicine', dose: 'Sample dose', frequency: 'Sample frequency' };

/** What the sandbox answers about a recording that it does not know, or that is about something else. */
export const ANY_RECORDING: Results = {
	call_center_compliance: sample({
		compliant: true,
		checks: [
			{ rule: 'Sample rule one', passed: true },
			{ rule: 'Sample rule two', passed: true },
		],
	}),
	call_center_feedback: sample({ liked: ['Sample praise'], disliked: ['Sample criticism'] }),
	call_center_product_info: sample({ products: [{ name: 'Sample product' }] }),
	call_center_product_insights: sample({ insights: ['Sample insight'] }),
	call_center_results: sample({
		resolved: true,
		reason: 'Sample reason',
		outcome: 'Sample outcome',
	}),
	call_center_sentiment: sample({ overall: 'neutral', beginning: 'neutral', end: 'neutral' }),
	clerking: sample({ presenting_complaint: 'Sample complaint', allergies: ['Sample allergy'] }),
	differential_diagnosis: sample({
		diagnoses: [{ condition: 'Sample condition', likelihood: 'low' }],
	}),
	entity_list: sample({ conditions: ['Sample condition'], medicines: ['Sample medicine'] }),
	followup_instructions: sample({ review: 'Sample date', at_home: ['Sample instruction'] }),
	icd_codes: sample({
		codes: [{ code: 'XX00', system: 'ICD-11', description: 'Sample code' }],
	}),
	legal_court_hearing: sample({
		case: 'Sample case',
		proceedings: [{ speaker: 'Sample speaker', statement: 'Sample statement' }],
	}),
	meeting_notes_action_items: sample({
		action_items: [{ task: 'Sample task', owner: 'Sample owner', due: 'Sample date' }],
	}),
	meeting_notes_decisions: sample({ decisions: ['Sample decision'] }),
	meeting_notes_key_topics: sample({ key_topics: ['Sample topic'] }),
	meeting_notes_next_steps: sample({ next_steps: ['Sample step'] }),
	meeting_notes_participants: sample({
		participants: [{ name: 'Sample participant', role: 'Sample role' }],
	}),
	op_note: sample({ procedure: 'Sample procedure', findings: 'Sample findings' }),
	practice_guidelines: sample({
		guidelines: [{ topic: 'Sample topic', advice: 'Sample advice' }],
	}),
	soap_note: sample({
		subjective: 'Sample history',
		objective: 'Sample findings',
		assessment: 'Sample assessment',
		plan: 'Sample plan',
	}),
	suggestions: sample({ questions_to_ask: ['Sample question'] }),
	treatment_plan: sample({ medicines: [MEDICINE] }),
};
