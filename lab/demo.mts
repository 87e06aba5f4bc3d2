/**
 * `npm run demo`: the package at work in a real n8n, from nothing, with no account and no key.
 * `--once` prints one line of JSON and ends; without it a whole office stays until Ctrl-C.
 */
import { parseArgs } from 'node:util';

import { OWNER } from './client.mts';
import { recording, startDemo, transcribe } from './demoRun.mts';
import { ensureN8n } from './install.mts';
import { interrupted } from './interrupted.mts';
import { sendFirstCall } from './office/firstCall.mts';
import { type Office, openOffice } from './office/office.mts';
import { say, task } from './progress.mts';

const SAMPLE = 'english.wav';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { once: { type: 'boolean', default: false }, keep: { type: 'string' } },
	});
	const { version } = await ensureN8n();
	if (values.once) await transcribeOnce(version);
	else await keepOffice(values.keep);
}

async function transcribeOnce(version: string): Promise<void> {
	const demo = await startDemo();
	try {
		say(`uploading ${SAMPLE}`);
		const items = await transcribe(demo, SAMPLE);
		check(items);
		process.stdout.write(`${JSON.stringify({ n8n: version, items })}\n`);
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

async function keepOffice(folder: string | undefined): Promise<void> {
	const office = await openOffice(folder);
	try {
		await task('a first call comes in', async () => await sendFirstCall(office));
		console.log(guide(office, folder));
		await interrupted();
		say('closing the office');
	} finally {
		await office.stop();
	}
}

function guide({ n8n, sandbox, mailbox, crm, files }: Office, folder: string | undefined): string {
	const kept = folder ? `All is kept in ${folder}.` : 'Nothing is kept (--keep FOLDER keeps it).';
	return `
The office is open, and a first call has been through it. See what came of it:
  Scorecard by e-mail    ${mailbox.url}
  Note in the CRM        ${crm.url}
  Row in the table       ${n8n.baseUrl}/home/datatables
Now you:
  Drop a recording       ${n8n.baseUrl}/form/recording   samples: ${files}/recordings
  The workflows          ${n8n.baseUrl}/home/workflows   ${OWNER.email} / ${OWNER.password}
  Rehearse what can fail ${sandbox.url}
Ctrl-C closes everything. ${kept}`;
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
		process.exit(1);
	},
);
