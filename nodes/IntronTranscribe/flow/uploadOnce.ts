import type { Endpoint } from '../../shared/intron/service';
import type { Item } from '../../shared/run/item';
import type { Run } from '../../shared/run/operation';
import { formFields, lookCall, uploadCall } from '../api';
import { TOO_LONG } from '../faults';
import type { DigestingBytes } from './digest';
import { digestOf, readDigest } from './digest';
import type { FileAnswer } from './fileAtService';
import type { Upload } from './uploadRequest';
import { uploadRequest } from './uploadRequest';

/** An answer about an item's file. */
export interface Uploaded {
	readonly answer: FileAnswer;
	/** Whether the answer is one of the status endpoint. */
	readonly isLookedAt: boolean;
	/** Whether the synchronous endpoint refused it before. */
	readonly wasTooLong: boolean;
}

/** What the ledger keeps of an upload that took the queue since the direct way refused it. */
const AFTER_REFUSAL = 'queue';

/** Says what an upload is: the recording itself and what is made of it, but no name of it. */
const workOf = (recordingDigest: string, { request }: Upload): string =>
	digestOf(JSON.stringify([recordingDigest, formFields('', request)]));

/** What became of the item's upload in an earlier try; `undefined` when it has to be uploaded. */
async function earlierUpload(
	run: Run,
	item: Item,
	upload: Upload,
	structured: boolean,
): Promise<Uploaded | undefined> {
	const fate = await run.ledger.fateOf(item.index, async () =>
		workOf(await readDigest((await upload.file()).recording), upload),
	);
	if (!fate) return undefined;
	if ('faultName' in fate) {
		const fault = run.faults.all.find(({ name }) => name === fate.faultName) ?? run.faults.notSent;
		return { answer: { state: 'refused', fault }, isLookedAt: false, wasTooLong: false };
	}
	const { client } = await run.accountOf(item);
	const answer = await client.call(lookCall(fate.id, structured));
	return { answer, isLookedAt: true, wasTooLong: fate.route === AFTER_REFUSAL };
}

async function send(
	run: Run,
	item: Item,
	upload: Upload,
	endpoint: Endpoint,
	route?: string,
): Promise<FileAnswer> {
	const { client, slots } = await run.accountOf(item);
	let sent: DigestingBytes | undefined;
	// Fetched before its turn, which is for sending.
	await upload.file();
	const answer = await slots.run(
		async () =>
			await client.call(
				uploadCall(endpoint, async () => await uploadRequest(upload, (bytes) => (sent = bytes))),
			),
	);
	if (answer.id !== undefined) {
		const work = workOf(sent?.digest() ?? '', upload);
		run.ledger.noteAccepted(item.index, work, answer.id, route);
	} else if (answer.state === 'refused' && answer.fault.mayBeAccepted) {
		run.ledger.noteDoubt(item.index, answer.fault);
	}
	return answer;
}

/**
 * Uploads a recording, or looks at what became of it when an earlier try of this run uploaded it.
 *
 * @param structured whether the results of a look come as JSON
 * @param next where a recording goes that the endpoint refuses for its length
 */
export async function uploadOnce(
	run: Run,
	item: Item,
	upload: Upload,
	structured: boolean,
	{ endpoint, next }: { readonly endpoint: Endpoint; readonly next?: Endpoint },
): Promise<Uploaded> {
	const earlier = await earlierUpload(run, item, upload, structured);
	if (earlier) return earlier;
	const answer = await send(run, item, upload, endpoint);
	const isTooLong = answer.state === 'refused' && answer.fault.name === TOO_LONG.name;
	if (!isTooLong || !next) return { answer, isLookedAt: false, wasTooLong: false };
	return {
		answer: await send(run, item, upload, next, AFTER_REFUSAL),
		isLookedAt: false,
		wasTooLong: true,
	};
}
