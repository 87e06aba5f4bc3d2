import { expect, test } from '@jest/globals';

import { outputOf } from '../../../lab/execution.mts';
import { startOddIntron } from '../../support/service/oddIntron.mts';
import { useOffice } from '../../support/realN8n/officeRuns.mts';

const office = useOffice();
const MEETING = { meeting: 'Depot <review>' };

test('a meeting becomes minutes by e-mail, and one task for each action item', async () => {
	const minutes = await office.open('meeting-minutes');
	const { execution } = await minutes.send('meeting.mp3', MEETING);
	const tasks = [
		{
			task: 'Set up a message to customers whose parcel is late',
			owner: 'Tunde',
			due: 'Friday',
			...MEETING,
		},
		{ task: 'Pay the rent of the depot in Lekki', owner: 'Wanjiru', due: 'Wednesday', ...MEETING },
		{ task: 'Find two riders', owner: 'Wanjiru', due: 'End of the month', ...MEETING },
	];
	expect(outputOf(execution, 'One Item per Action').map(({ json }) => json)).toEqual(tasks);
	expect(office.posts).toEqual(tasks.map((json) => ({ path: '/api/tasks', json })));

	expect(office.mail.mails).toEqual([
		expect.objectContaining({
			from: 'minutes@example.com',
			to: ['organizer@example.com'],
			subject: 'Minutes: Depot <review>',
		}),
	]);
	const html = office.mail.mails[0]?.html ?? '';
	expect(html).toContain('>Depot &#60;review&#62;<');
	expect(html).toMatch(/>Decisions<\/div><ul[^>]*><li[^>]*>Customers get a message when a parcel/);
	expect(html).toMatch(/>Participants<\/div><ul[^>]*><li[^>]*>SPEAKER_01 · Chair<\/li>/);
	expect(html).toMatch(/bold">Pay the rent of the depot in Lekki<\/td><td[^>]*>Wanjiru<\/td>/);
	expect(html).toMatch(/<b>Speaker 2<\/b><br>Forty two in October/);
	expect(html).not.toMatch(/undefined|\[object|NaN/);
});

test.each([
	[
		'text',
		'# Action Items\n\n- **Call the bank**\n- Paint <b>it</b>',
		['Call the bank', 'Paint <b>it</b>'],
	],
	['a list of texts', ['Call the bank'], ['Call the bank']],
	[
		'lists by owner',
		{ Amina: [{ action: 'Call', deadline: 'May' }], Kofi: ['Sing'] },
		['Call', 'Sing'],
	],
	['nothing', '', []],
])('action items as %s', async (_form, actionItems, expected) => {
	const intron = await startOddIntron({
		audio_transcript: 'Hello <script>alert(1)</script>',
		transcript_meeting_notes_action_items: actionItems,
		transcript_meeting_notes_decisions: [{ a: { b: ['deep'] } }],
		transcript_meeting_notes_key_topics: 'None',
		transcript_meeting_notes_next_steps: 7,
		transcript_meeting_notes_participants: true,
		transcript_summary: {},
	});
	const odd = await intron.credential(office.real);
	const minutes = await office.open('meeting-minutes', {}, odd);
	await minutes.send('call.mp3', MEETING);
	await intron.close();
	expect(office.posts.map(({ json }) => json.task)).toEqual(expected);
	expect(office.mail.mails).toHaveLength(1);
	expect(office.mail.mails[0]?.html).not.toMatch(/<script|undefined|\[object/);
});
