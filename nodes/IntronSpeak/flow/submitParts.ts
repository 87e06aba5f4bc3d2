import type { Item } from '../../shared/run/item';
import type { Run } from '../../shared/run/operation';
import { limitIn } from '../api';
import { ENDPOINT, TEXT_LIMITS_CHARACTERS } from '../catalog/service';
import type { SpeechRequest } from '../catalog/speech';
import { charactersOf } from '../catalog/speech';
import { TEXT_TOO_LONG } from '../faults';
import { splitText } from '../text/split';
import type { SpeechAnswer } from './speechAtService';
import type { Submission } from './submitOnce';
import { submitOnce } from './submitOnce';

const [OLDER_LIMIT, NEWER_LIMIT] = TEXT_LIMITS_CHARACTERS;

/**
 * The limit that a text turned out to exceed, in characters.
 *
 * @returns `undefined` when the answer is another one, or leaves nothing to split
 */
function exceededLimit(answer: SpeechAnswer, text: string): number | undefined {
	if (answer.state !== 'refused' || answer.fault.name !== TEXT_TOO_LONG.name) return undefined;
	const limit = (answer.reply && limitIn(answer.reply)) ?? OLDER_LIMIT;
	return limit > 0 && limit < charactersOf(text) ? limit : undefined;
}

/**
 * Has the parts of a text put into the queue one after another, and splits them further where the
 * service names a lower limit. The queue tells an id for each at once, so none is lost or paid for
 * twice, and no part has to wait for the one before it to be spoken.
 *
 * @returns the answers to all parts, or up to the first one that was refused
 */
async function submitParts(
	run: Run,
	item: Item,
	request: SpeechRequest,
	first: readonly string[],
	timeoutSeconds: number,
): Promise<SpeechAnswer[]> {
	const answers: SpeechAnswer[] = [];
	const left = [...first];
	for (let text = left.shift(); text !== undefined; text = left.shift()) {
		const part = { ...request, text };
		const submission = { request: part, endpoint: ENDPOINT.enqueue, timeoutSeconds, isPart: true };
		const answer = await submitOnce(run, item, submission);
		const limit = exceededLimit(answer, text);
		if (limit === undefined) {
			answers.push(answer);
			if (answer.state === 'refused') break;
		} else {
			const shorter = [text, ...left].flatMap((longer) => splitText(longer, limit));
			left.splice(0, left.length, ...shorter);
		}
	}
	return answers;
}

/**
 * Has a text spoken, in parts where it is longer than the service allows.
 *
 * @returns an answer for each part
 */
export async function submitText(
	run: Run,
	item: Item,
	submission: Submission,
	splits: boolean,
): Promise<SpeechAnswer[]> {
	const { request, timeoutSeconds } = submission;
	const { text } = request;
	if (splits && charactersOf(text) > NEWER_LIMIT) {
		return await submitParts(run, item, request, splitText(text, NEWER_LIMIT), timeoutSeconds);
	}
	const answer = await submitOnce(run, item, submission);
	const limit = splits ? exceededLimit(answer, text) : undefined;
	return limit === undefined
		? [answer]
		: await submitParts(run, item, request, splitText(text, limit), timeoutSeconds);
}
