import type { Results } from '../sample.mts';

/** What `consultation.mp3` is documented as. */
export const CONSULTATION: Results = {
	clerking: {
		presenting_complaint: 'Cough for two weeks, tight chest since Sunday',
		history_of_presenting_complaint:
			'Cough with a little white phlegm, no fever; wheezes at night, chest tight on climbing stairs',
		past_medical_history: ['Asthma as a child'],
		drug_history: ['Blue inhaler now and then'],
		allergies: ['Penicillin'],
		social_history: 'Not asked',
	},
	differential_diagnosis: {
		diagnoses: [
			{ condition: 'Asthma that is not well controlled', likelihood: 'high' },
			{ condition: 'Bronchitis', likelihood: 'low' },
		],
	},
	entity_list: {
		conditions: ['Asthma'],
		symptoms: ['Cough', 'Tight chest', 'Wheeze', 'White phlegm'],
		medicines: ['Blue inhaler', 'Steroid inhaler'],
		tests: ['Oxygen 96', 'Temperature 36.8'],
	},
	followup_instructions: {
		review: 'In two weeks, with the inhaler',
		come_back_at_once_if: ['Unable to finish a sentence in one breath'],
		at_home: ['Two puffs of the steroid inhaler in the morning and in the evening'],
	},
	icd_codes: {
		codes: [
			{ code: 'CA23', system: 'ICD-11', description: 'Asthma' },
			{ code: 'MD12', system: 'ICD-11', description: 'Cough' },
		],
	},
	practice_guidelines: {
		guidelines: [
			{ topic: 'Asthma', advice: 'Inhaled steroid every day; check how the inhaler is used' },
		],
	},
	soap_note: {
		subjective:
			'Cough for two weeks with white phlegm, tight chest on stairs, wheezes at night; asthma as a child, allergic to penicillin',
		objective: 'Wheeze on both sides, oxygen 96, temperature 36.8',
		assessment: 'Asthma that is not well controlled',
		plan: 'Steroid inhaler, two puffs twice a day; review in two weeks with the inhaler',
	},
	suggestions: {
		questions_to_ask: ['Do you smoke?', 'Is there dust or mould where you sleep?'],
		instructions: ['Show how the inhaler is used', 'Avoid smoke and dust'],
	},
	treatment_plan: {
		medicines: [{ name: 'Steroid inhaler', dose: 'Two puffs', frequency: 'Twice a day' }],
		other: ['Review in two weeks'],
	},
	summary: {
		summary:
			'Mister Okafor has coughed for two weeks and wheezes at night; he had asthma as a child. ' +
			'He gets a steroid inhaler twice a day and comes back in two weeks.',
	},
};
