import type { Results } from '../sample.mts';

/** What `over-120-seconds.mp3` is documented as. */
export const CLINIC_NOTE: Results = {
	clerking: {
		presenting_complaint: 'Fever for four days',
		history_of_presenting_complaint:
			'Evening fever with chills, headache behind the eyes and joint pain; vomited twice yesterday',
		past_medical_history: ['High blood pressure for five years'],
		drug_history: ['Amlodipine 5 mg once a day', 'Paracetamol when needed'],
		allergies: ['Sulphur drugs: itchy rash'],
		social_history: 'Teacher; lives with her husband and three children; neither smokes nor drinks',
	},
	differential_diagnosis: {
		diagnoses: [
			{ condition: 'Malaria without complications', likelihood: 'high' },
			{ condition: 'Dengue fever', likelihood: 'low' },
			{ condition: 'Typhoid fever', likelihood: 'low' },
		],
	},
	entity_list: {
		conditions: ['Malaria', 'Mild dehydration', 'High blood pressure'],
		symptoms: ['Fever', 'Chills', 'Headache', 'Joint pain', 'Vomiting'],
		medicines: ['Artemether with lumefantrine', 'Paracetamol', 'Amlodipine'],
		tests: ['Rapid test for malaria', 'Haemoglobin', 'Blood sugar'],
	},
	followup_instructions: {
		review: 'Saturday: repeat the blood film and measure the blood pressure',
		come_back_at_once_if: ['Confusion', 'Unable to drink', 'Dark urine'],
		at_home: ['Take the tablets with food', 'Drink plenty of water and rehydration salts'],
	},
	icd_codes: {
		codes: [
			{ code: '1F40.Z', system: 'ICD-11', description: 'Malaria due to Plasmodium falciparum' },
			{ code: '5C70.0', system: 'ICD-11', description: 'Dehydration' },
			{ code: 'BA00.Z', system: 'ICD-11', description: 'Essential hypertension, unspecified' },
		],
	},
	practice_guidelines: {
		guidelines: [
			{
				topic: 'Malaria without complications',
				advice: 'Artemisinin-based combination therapy for three days',
			},
			{ topic: 'High blood pressure', advice: 'Check regularly that the tablets are taken' },
		],
	},
	soap_note: {
		subjective: 'Fever for four days with chills, headache and joint pain; vomited twice yesterday',
		objective:
			'Temperature 38.9, pulse 104, blood pressure 148/92; rapid test for malaria positive',
		assessment:
			'Malaria without complications, mild dehydration, blood pressure not well controlled',
		plan: 'Artemether with lumefantrine for three days, fluids, paracetamol; review on Saturday',
	},
	suggestions: {
		questions_to_ask: ['Could you be pregnant?', 'Who else at home has a fever?'],
		instructions: ['Sleep under a mosquito net', 'Keep the tablets next to the toothbrush'],
	},
	treatment_plan: {
		medicines: [
			{
				name: 'Artemether with lumefantrine',
				dose: 'Four tablets',
				frequency: 'Twice a day for three days',
			},
			{ name: 'Amlodipine', dose: '5 mg', frequency: 'Once a day' },
		],
		other: ['Plenty of water and rehydration salts', 'Paracetamol when the fever is high'],
	},
	summary: {
		summary:
			'Grace Achieng has had a fever for four days; the rapid test for malaria is positive. ' +
			'She takes artemether with lumefantrine for three days and comes back on Saturday.',
	},
};
