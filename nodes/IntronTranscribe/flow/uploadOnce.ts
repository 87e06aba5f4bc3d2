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
		const known = run.faults.all.find(({ name }) => name === fate.faultName);
		// Another version of this package may have noted it: that no answer came is true of all of them.
		const fault = known ?? run.faults.ofTransport('');
		return { answer: { state: 'refused', fault }, isLookedAt: false, wasTooLong: false };
	}
	const { client } = await run.accountOf(item);
	const answer = await client.call(lookCall(fate.id, structured));
	return { answer, isLookedAt: true, wasTooLong: fate.route === AFTER_REFUSAL };
}

/**
 * An answer without a doubt that there is none about: what was not read to its end was not sent to its
 * end either, so the service can't have accepted it. Of a gateway that refuses an upload early and
 * closes the line, often nothing more is left than that.
 */
function withoutNeedlessDoubt(answer: FileAnswer, sent: DigestingBytes | undefined): FileAnswer {
	if (answer.state !== 'refused' || !sent || sent.isWhole) return answer;
	return { ...answer, fault: { ...answer.fault, mayBeAccepted: undefined } };
}

/** @throws NodeOperationError when the recording could not be read to its end */
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
	const told = await slots.run(
		async () =>
			await client.call(
				uploadCall(endpoint, async () => await uploadRequest(upload, (bytes) => (sent = bytes))),
			),
	);
	// That broke the request off before it was whole, so it was not accepted.
	if (sent?.brokenBy && !told.reply) throw sent.brokenBy as Error;
	const answer = withoutNeedlessDoubt(told, sent);
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
 * @throws NodeOperationError when the recording can't be read to its end; it is not accepted then
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
