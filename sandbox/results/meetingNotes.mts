import type { ResultSamples } from './sample.mts';
import { fixed } from './sample.mts';

/** What a meeting is summed up as. */
export const MEETING_NOTES_SAMPLES: ResultSamples = {
	meeting_notes_action_items: fixed({
		action_items: [
			{ task: 'Send the revised budget to the branches', owner: 'Amina', due: 'Friday' },
			{ task: 'Call the courier about late deliveries', owner: 'Tunde', due: 'Tomorrow' },
		],
	}),
	meeting_notes_decisions: fixed({
		decisions: [
			'The second depot opens in March',
			'Late deliveries are told to customers by message',
		],
	}),
	meeting_notes_key_topics: fixed({
		key_topics: ['Budget of the next quarter', 'Late deliveries', 'Second depot'],
	}),
	meeting_notes_next_steps: fixed({
		next_meeting: 'Monday at ten in the morning',
		next_steps: ['Read the revised budget', 'Bring the numbers of the courier'],
	}),
	meeting_notes_participants: {
		structured: ({ speech }) => ({
			participants: [...new Set(speech.turns.map(({ speaker }) => speaker))].map((name, index) => ({
				name,
				role: index === 0 ? 'Chair' : 'Participant',
			})),
		}),
	},
};
