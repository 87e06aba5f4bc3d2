import type { Results } from '../sample.mts';

/** What `hearing.mp3` is written down as. */
export const HEARING: Results = {
	legal_court_hearing: {
		case: 'Number 114 of this year, Adeyemi against Harbour Transport',
		present: ['The magistrate', 'The clerk', 'Samuel Otieno, witness'],
		proceedings: [
			{ speaker: 'Clerk', statement: 'Case 114, Adeyemi against Harbour Transport, was called' },
			{
				speaker: 'Samuel Otieno',
				statement:
					"Was at the gate of the warehouse on the evening of the third of May, as its night guard. A lorry of Harbour Transport came in backwards without lights and hit the wall of Missus Adeyemi's shop. Wrote its number into his book at nine o'clock.",
			},
			{ speaker: 'Magistrate', statement: 'The book is admitted as exhibit 2' },
		],
		exhibits: ['Exhibit 2: the book of the witness'],
		orders: ['The book is admitted as exhibit 2', 'Adjourned to the twelfth of June'],
	},
	summary: {
		summary:
			"Samuel Otieno, night guard, saw a lorry of Harbour Transport hit the wall of Missus Adeyemi's shop. " +
			'His book is admitted as exhibit two; the case is adjourned to the twelfth of June.',
	},
};
