import type { Results } from '../sample.mts';

/** What `meeting.mp3` is summed up as. */
export const MEETING: Results = {
	meeting_notes_action_items: {
		action_items: [
			{
				task: 'Set up a message to customers whose parcel is late',
				owner: 'Tunde',
				due: 'Friday',
			},
			{ task: 'Pay the rent of the depot in Lekki', owner: 'Wanjiru', due: 'Wednesday' },
			{ task: 'Find two riders', owner: 'Wanjiru', due: 'End of the month' },
		],
	},
	meeting_notes_decisions: {
		decisions: [
			'Customers get a message when a parcel is late',
			'The depot in Lekki opens on the first of March',
		],
	},
	meeting_notes_key_topics: {
		key_topics: ['42 late parcels in October, nearly all in Ikeja', 'The new depot in Lekki'],
	},
	meeting_notes_next_steps: {
		next_meeting: 'Monday at ten',
		next_steps: ['Bring the numbers for November'],
	},
	meeting_notes_participants: {
		participants: [
			{ name: 'SPEAKER_01', role: 'Chair' },
			{ name: 'Tunde', role: 'Deliveries' },
			{ name: 'Wanjiru', role: 'Depots' },
		],
	},
	summary: {
		summary:
			'42 parcels were late in October, nearly all of them in Ikeja; customers now get a message. ' +
			'The depot in Lekki opens on the first of March.',
	},
};
