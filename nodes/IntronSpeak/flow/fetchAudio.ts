import type { Fault } from '../../shared/intron/faults/fault';
import { retryDelayMs } from '../../shared/intron/retry';
import type { Item } from '../../shared/run/item';
import type { Run } from '../../shared/run/operation';
import { lookCall } from '../api';
import type { Speech } from '../catalog/speech';
import { DOWNLOAD_FAILED, LINK_EXPIRED } from '../faults';
import type { DownloadPlan, StoredAudio } from './download';
import { download } from './download';

/** A new link by the id of the text, or the fault that there is none. */
async function newLink(run: Run, item: Item, id: string | undefined): Promise<string | Fault> {
	if (id === undefined) return LINK_EXPIRED;
	const { client } = await run.accountOf(item);
	const answer = await client.call(lookCall(id));
	if (answer.state === 'done') return answer.done.link;
	return answer.state === 'refused' ? answer.fault : DOWNLOAD_FAILED;
}

/**
 * Fetches the audio of a text: tries again as any read does, and has a link that is over replaced.
 *
 * @param id of the text; `undefined` when the service told none
 * @returns the file, or the fault for which it gave up
 */
export async function fetchAudio(
	run: Run,
	item: Item,
	{ link: firstLink }: Speech,
	id: string | undefined,
	plan: Omit<DownloadPlan, 'signal'>,
): Promise<StoredAudio | Fault> {
	const { clock, signal } = run;
	let link = firstLink;
	for (let tries = 1; ; tries++) {
		const result = await download(item, link, { ...plan, signal });
		if ('file' in result) return result;
		// n8n breaks requests off when an execution is cancelled.
		if (signal.aborted) return run.faults.ofTransport('ERR_CANCELED');
		let fault = result;
		if (fault === LINK_EXPIRED) {
			const renewed = await newLink(run, item, id);
			if (typeof renewed !== 'string') return renewed;
			link = renewed;
			fault = DOWNLOAD_FAILED;
		}
		const delay = retryDelayMs('read', fault, tries, undefined, clock.random());
		if (delay === undefined) return fault;
		await clock.sleep(delay, signal);
	}
}
