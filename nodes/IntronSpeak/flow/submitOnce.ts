import { createHash } from 'crypto';

import type { Endpoint } from '../../shared/intron/service';
import type { Item } from '../../shared/run/item';
import type { JobName } from '../../shared/run/ledger';
import type { Account, Run } from '../../shared/run/operation';
import { lookCall, speechBody, speechCall } from '../api';
import type { Speech, SpeechRequest } from '../catalog/speech';
import type { SpeechAnswer } from './speechAtService';

/** Short enough to be kept for each item, long enough that no two texts share it. */
const DIGEST_LENGTH = 32;

/** A text that is to be spoken, and how it is sent. */
export interface Submission {
	readonly request: SpeechRequest;
	readonly endpoint: Endpoint;
	/** How long the service may take to answer. */
	readonly timeoutSeconds: number;
	/** Whether it is one of several parts of the item's text. */
	readonly isPart?: boolean;
}

/** Says what a job is: the text, how it is spoken, and by which account, as no other can ask for it. */
const workOf = (request: SpeechRequest, { id: accountId }: Account): string =>
	createHash('sha256')
		.update(JSON.stringify([speechBody(request), accountId]))
		.digest('hex')
		.slice(0, DIGEST_LENGTH);

/** What the ledger calls a job: parts go by what they are, since another try may split otherwise. */
const jobOf = ({ index }: Item, { request, isPart }: Submission, account: Account): JobName =>
	isPart ? `${index}/${workOf(request, account)}` : index;

/** What became of the text in an earlier try; `undefined` when it has to be sent. */
async function earlierAnswer(
	run: Run,
	item: Item,
	submission: Submission,
): Promise<SpeechAnswer | undefined> {
	const { ledger, faults } = run;
	const account = await run.accountOf(item);
	const fate = await ledger.fateOf(
		jobOf(item, submission, account),
		async (work) => work === workOf(submission.request, account),
	);
	if (!fate) return undefined;
	if ('faultName' in fate) {
		const fault = faults.all.find(({ name }) => name === fate.faultName) ?? faults.notSent;
		return { state: 'refused', fault };
	}
	// Audio that came without an id can't be asked for; what was told of it is all there is.
	if (fate.id === '') return { state: 'done', done: JSON.parse(fate.route ?? '{}') as Speech };
	return await account.client.call(lookCall(fate.id));
}

/** Has a text spoken, or looks at what became of it when an earlier try of this run sent it. */
export async function submitOnce(
	run: Run,
	item: Item,
	submission: Submission,
): Promise<SpeechAnswer> {
	const account = await run.accountOf(item);
	return await run.ledger.inTurn(
		() => workOf(submission.request, account),
		async () => await submitInTurn(run, item, submission),
	);
}

async function submitInTurn(run: Run, item: Item, submission: Submission): Promise<SpeechAnswer> {
	const earlier = await earlierAnswer(run, item, submission);
	if (earlier) return earlier;
	const { request, endpoint, timeoutSeconds } = submission;
	const account = await run.accountOf(item);
	const call = speechCall(endpoint, request, timeoutSeconds);
	const answer = await account.slots.run(async () => await account.client.call(call));
	const job = jobOf(item, submission, account);
	const work = workOf(request, account);
	if (answer.id !== undefined) {
		run.ledger.noteAccepted(job, work, answer.id);
	} else if (answer.state === 'done') {
		run.ledger.noteAccepted(job, work, '', JSON.stringify(answer.done));
	} else if (answer.state === 'refused' && answer.fault.mayBeAccepted) {
		run.ledger.noteDoubt(job, answer.fault, work);
	}
	return answer;
}
