import { setTimeout } from 'node:timers/promises';

import type { N8nClient } from '../../../lab/client.mts';
import type { Workflow } from '../../../lab/workflow.mts';

/** The sample that fits a form; a call where none is named. */
const SAMPLES: Record<string, string> = {
	ask: 'english.mp3',
	'clinic-draft': 'consultation.mp3',
	'clinic-note': 'consultation.mp3',
	'court-record': 'hearing.mp3',
	minutes: 'meeting.mp3',
	'score-by-criteria': 'swahili-call.mp3',
	voice: 'swahili-english.ogg',
};

/** The sample to send by the form at this address. */
export const sampleFor = (path: string): string => SAMPLES[path] ?? 'call.mp3';

const POLL_MS = 200;

/** The last step of an example that waits: for time to pass, a person's answer, or the page to be read. */
const MAY_WAIT = [
	'Wait',
	'Ask the Clinician',
	'Say Where',
	'Show the Transcript',
	'Show the Answer',
];

/** How the last run of a workflow ended; those that keep nothing say so by keeping nothing. */
export async function lastState(client: N8nClient, workflow: Workflow): Promise<string> {
	for (;;) {
		const [run] = await client.executions(workflow, 1);
		if (!run) return workflow.settings?.saveDataSuccessExecution === 'none' ? 'sound' : 'never ran';
		if (run.status === 'success') return 'sound';
		if (run.status === 'waiting') {
			const { data } = await client.execution(run.id);
			const { lastNodeExecuted = '' } = data.resultData;
			return MAY_WAIT.includes(lastNodeExecuted) ? 'sound' : `waiting in ${lastNodeExecuted}`;
		}
		if (!['new', 'running'].includes(run.status)) return run.status;
		await setTimeout(POLL_MS);
	}
}
