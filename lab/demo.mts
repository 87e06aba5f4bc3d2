/**
 * `npm run demo`: the package at work in a real n8n, from nothing, with no account and no key.
 * `--once` prints one line of JSON and ends; without it n8n stays until Ctrl-C.
 */
import { parseArgs } from 'node:util';

import { OWNER } from './client.mts';
import { type Demo, recording, startDemo, transcribe } from './demoRun.mts';
import { ensureN8n } from './install.mts';
import { interrupted } from './interrupted.mts';
import { say } from './progress.mts';

const SAMPLE = 'english.wav';
const OTHER_SAMPLE = 'call.mp3';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
	const { version } = await ensureN8n();
	const demo = await startDemo();
	try {
		say(`uploading ${SAMPLE} to ${demo.webhookUrl}`);
		const items = await transcribe(demo, SAMPLE);
		check(items);
		if (values.once) {
			process.stdout.write(`${JSON.stringify({ n8n: version, items })}\n`);
			return;
		}
		console.log(`\nThe workflow answered:\n\n${JSON.stringify(items, null, 2)}`);
		console.log(guide(demo));
		await interrupted();
		say('stopping');
	} finally {
		await demo.stop();
	}
}

/** The transcript must be the spoken sentence; anything else is a failed demo. */
function check(items: unknown[]): void {
	const expected = recording(SAMPLE).transcript;
	const [first] = items as Array<{ transcript?: unknown } | undefined>;
	if (items.length === 1 && first?.transcript === expected) return say('the transcript is right');
	throw new Error(`expected one item with '${expected}', got ${JSON.stringify(items)}`);
}

function guide({ n8n, sandbox, workflow, webhookUrl }: Demo): string {
	const other = recording(OTHER_SAMPLE).path;
	return `
n8n ${n8n.version} is running with this package:

  Editor    ${n8n.baseUrl}
  Sign in   ${OWNER.email} / ${OWNER.password}

What to try:

  1. Open the workflow and look at the run under "Executions":
     ${n8n.baseUrl}/workflow/${workflow.id}
  2. Send another recording, here a call between two people:
     curl -F 'data=@${other}' ${webhookUrl}
  3. See what the node sent, and rehearse what can go wrong before you pay for anything: choose
     there what the next upload meets (a time-out, an empty account, silence, ...) and send it again:
     ${sandbox.url}
  4. Look at the other examples, from a call-center scorecard to meeting minutes; each explains itself
     on a note, and has the credential of the sandbox already:
     ${n8n.baseUrl}/home/workflows
  5. Start a workflow of your own: press + and type "transcribe". For a real account, make an
     "Intron API" credential with your key and leave its Base URL as it is.

Ctrl-C stops everything. Nothing is kept.`;
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
		process.exit(1);
	},
);
