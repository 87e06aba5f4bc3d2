import { setTimeout as sleep } from 'node:timers/promises';

import { inRepo } from '../paths.mts';
import type { Office } from './office.mts';

const CALL = { agent: 'Amina Okoro', customer: 'Tunde Bello' };
const WEBHOOK = 'call-recording';
const LIMIT_MS = 60_000;
const POLL_MS = 200;

/** Sends the sample call through the scorecard workflow; returns when e-mail and note have arrived. */
export async function sendFirstCall({ n8n, mailbox, crm }: Office): Promise<void> {
	const file = { data: inRepo('sandbox', 'recordings', 'call.mp3'), type: 'audio/mpeg' };
	const count = async () => [
		await countAt(`${mailbox.url}/api/email`),
		await countAt(`${crm.url}/api/entries`),
	];
	const before = await count();
	const answer = await n8n.client.callWebhook(WEBHOOK, { file, fields: CALL });
	if (answer.status !== 200) {
		throw new Error(`the scorecard workflow answered ${answer.status}: ${answer.text}`);
	}
	const deadline = Date.now() + LIMIT_MS;
	while (!(await count()).every((now, index) => now > (before[index] ?? 0))) {
		if (Date.now() > deadline) {
			throw new Error('the e-mail and the CRM note of the first call did not arrive');
		}
		await sleep(POLL_MS);
	}
}

async function countAt(url: string): Promise<number> {
	const list = (await (await fetch(url)).json()) as unknown[];
	return list.length;
}
