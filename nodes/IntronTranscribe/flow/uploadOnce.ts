import type { Endpoint } from '../../shared/intron/service';
import type { Item } from '../../shared/run/item';
import type { Account, Run } from '../../shared/run/operation';
import { formFields, lookCall, uploadCall } from '../api';
import { RECORDING_MESSAGES } from '../audio/messages';
import { ENDPOINT } from '../catalog/service';
import type { Transcription } from '../catalog/transcription';
import { TOO_LONG } from '../faults';
import type { DigestingBytes } from './digest';
import { digestOf, readDigest } from './digest';
import type { FileAnswer } from './fileAtService';
import { lengthOver } from './length';
import { directLimit, learnLimit } from './lengthLimits';
import type { Upload } from './uploadRequest';
import { uploadRequest } from './uploadRequest';

/** An answer about an item's file. */
export interface Uploaded {
	readonly answer: FileAnswer;
	/** Whether the answer is one of the status endpoint. */
	readonly isLookedAt: boolean;
	/** Whether it went through the queue since it is too long for the direct way. */
	readonly tookQueue: boolean;
}

/** What the ledger keeps of an upload that took the queue instead of the direct way. */
const QUEUE = 'queue';

/**
 * Says what an upload is: what is sent, by its digest or its address, what is made of it, and by which
 * account, as no other one can ask for it; but no name of it.
 */
const workOf = (sent: string, { request }: Upload, { id: accountId }: Account): string =>
	digestOf(JSON.stringify([sent, formFields('', request), accountId]));

/** What tells two works apart that one upload goes by. */
const OR = ' ';

/**
 * All that an upload can be known by: what was sent, and, of a recording at an address, that address
 * too, which can be given again when the recording can't.
 */
const worksOf = (sent: string, upload: Upload, account: Account): string[] =>
	[sent, upload.address].flatMap((what) =>
		what === undefined ? [] : workOf(what, upload, account),
	);

/** What became of the item's upload in an earlier try; `undefined` when it has to be uploaded. */
async function earlierUpload(run: Run, item: Item, upload: Upload): Promise<Uploaded | undefined> {
	const account = await run.accountOf(item);
	const fate = await run.ledger.fateOf(item.index, async (noted) => {
		const { address } = upload;
		const works = noted.split(OR);
		// A link that has expired since must not lose what it once gave.
		if (address !== undefined && works.includes(workOf(address, upload, account))) return true;
		const digest = await readDigest((await upload.file()).recording);
		return works.includes(workOf(digest, upload, account));
	});
	if (!fate) return undefined;
	if ('faultName' in fate) {
		const known = run.faults.all.find(({ name }) => name === fate.faultName);
		// Another version of this package may have noted it: that no answer came is true of all of them.
		const fault = known ?? run.faults.ofTransport('');
		return { answer: { state: 'refused', fault }, isLookedAt: false, tookQueue: false };
	}
	if (fate.id === '') {
		// It came without an id to ask by, so that all there is of it was noted.
		const done = JSON.parse(fate.route ?? '{}') as Transcription;
		return { answer: { state: 'done', done }, isLookedAt: false, tookQueue: false };
	}
	const answer = await account.client.call(lookCall(fate.id, upload.structured));
	return { answer, isLookedAt: true, tookQueue: fate.route === QUEUE };
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

/**
 * Sends a recording, and notes at once what becomes of it.
 *
 * @throws NodeOperationError when the recording can't be read to its end; it is not accepted then
 */
async function send(
	run: Run,
	item: Item,
	upload: Upload,
	endpoint: Endpoint,
	onSent: () => void,
	route?: string,
): Promise<FileAnswer> {
	const account = await run.accountOf(item);
	let sent: DigestingBytes | undefined;
	const prepare = async () =>
		await uploadRequest(upload, onSent, (bytes) => {
			sent = bytes;
		});
	const told = await account.client.call(uploadCall(endpoint, prepare));
	// That broke the request off before it was whole, so it was not accepted.
	if (sent?.brokenBy && !told.reply) throw sent.brokenBy as Error;
	const answer = withoutNeedlessDoubt(told, sent);
	const works = worksOf(sent?.digest() ?? '', upload, account).join(OR);
	if (answer.id !== undefined || answer.state === 'done') {
		// Without an id to ask by, a later try has what was told now.
		const isAll = answer.state === 'done' && answer.id === undefined;
		const note = isAll ? JSON.stringify(answer.done) : route;
		run.ledger.noteAccepted(item.index, works, answer.id ?? '', note);
	} else if (answer.state === 'refused' && answer.fault.mayBeAccepted) {
		run.ledger.noteDoubt(item.index, answer.fault, works);
	}
	return answer;
}

/** Sends a recording the direct way, or through the queue where it is too long for that. */
async function sendDirectly(
	run: Run,
	item: Item,
	upload: Upload,
	onSent: () => void,
): Promise<{ answer: FileAnswer; tookQueue: boolean }> {
	const { id: accountId } = await run.accountOf(item);
	const { longRecordings } = upload;
	const { recording, fileName: file } = await upload.file();
	const limit = directLimit(accountId);
	const seconds = await lengthOver(recording, limit);
	if (seconds !== undefined && longRecordings === 'refuse') {
		throw item.refusal(RECORDING_MESSAGES.tooLong, { file, seconds: Math.round(seconds), limit });
	}
	if (seconds === undefined) {
		const answer = await send(run, item, upload, ENDPOINT.uploadSync, onSent);
		const isTooLong = answer.state === 'refused' && answer.fault.name === TOO_LONG.name;
		if (isTooLong) learnLimit(accountId, answer.reply?.message ?? '');
		if (!isTooLong || longRecordings === 'refuse') return { answer, tookQueue: false };
	}
	const answer = await send(run, item, upload, ENDPOINT.upload, onSent, QUEUE);
	return { answer, tookQueue: true };
}

/** Uploads a recording, or looks at what became of it when an earlier try uploaded it. */
export async function uploadOnce(run: Run, item: Item, upload: Upload): Promise<Uploaded> {
	const account = await run.accountOf(item);
	return await run.ledger.inTurn(
		// Agents hand out addresses, no files.
		() => workOf(upload.address ?? '', upload, account),
		async () => await uploadInTurn(run, item, upload),
	);
}

async function uploadInTurn(run: Run, item: Item, upload: Upload): Promise<Uploaded> {
	const earlier = await earlierUpload(run, item, upload);
	if (earlier) return earlier;
	const { endpoint } = upload;
	// Fetched before its turn, which is for sending.
	const { recording } = await upload.file();
	const { slots } = await run.accountOf(item);
	const sent = await slots.run(
		async (onSent) =>
			endpoint === ENDPOINT.uploadSync
				? await sendDirectly(run, item, upload, onSent)
				: { answer: await send(run, item, upload, endpoint, onSent), tookQueue: false },
		recording.size,
	);
	return { ...sent, isLookedAt: false };
}
