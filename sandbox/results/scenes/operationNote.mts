import type { Results } from '../sample.mts';

/** What `operation-note.mp3` is documented as. */
export const OPERATION_NOTE: Results = {
	entity_list: {
		conditions: ['Acute appendicitis'],
		medicines: ['Ceftriaxone', 'Paracetamol'],
		procedures: ['Appendectomy', 'Spinal anaesthesia'],
	},
	icd_codes: {
		codes: [{ code: 'DB10.0', system: 'ICD-11', description: 'Acute appendicitis' }],
	},
	op_note: {
		procedure: 'Open appendectomy',
		indication: 'Acute appendicitis',
		anaesthesia: 'Spinal',
		findings: 'Inflamed appendix that had not burst; little bleeding',
		steps: [
			'Small cut in the right lower belly',
			'Appendix tied off, removed and sent to the laboratory',
			'Wound closed in layers, no drain',
		],
		complications: 'None',
	},
	suggestions: {
		questions_to_ask: ['What does the laboratory say about the appendix?'],
		instructions: ['Look at the wound each day'],
	},
	treatment_plan: {
		medicines: [
			{ name: 'Ceftriaxone', frequency: 'Once a day for two days' },
			{ name: 'Paracetamol', frequency: 'For the pain' },
		],
		other: ['Drinks tonight, eats tomorrow', 'Stitches out after ten days'],
	},
	summary: {
		summary:
			'Appendectomy under spinal anaesthesia for acute appendicitis, without complications. ' +
			'The stitches come out after ten days.',
	},
};
