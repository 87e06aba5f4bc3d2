import type { Judge, Verdict } from '../shared/intron/answer';
import type { Call } from '../shared/intron/client';
import type { Fault } from '../shared/intron/faults/fault';
import type { Reply } from '../shared/intron/reply';
import {
	isFailedStatus,
	isRunning,
	isStillRunning,
	isSuccess,
	jobIdIn,
	textOf,
} from '../shared/intron/reply';
import type { Endpoint } from '../shared/intron/service';
import { STATUS_TIMEOUT_SECONDS } from '../shared/intron/service';
import { ENDPOINT } from './catalog/service';
import type { Speech, SpeechRequest } from './catalog/speech';
import { STATUS_GENERATED } from './catalog/statuses';
import { accentsOf } from './catalog/voices';
import { BAD_ACCENT, FAULTS, NO_AUDIO, PROCESSING_FAILED, TEXT_TOO_LONG } from './faults';

/** The field of a reply that holds a text's id. */
const ID_FIELD = 'text_id';

/** The body of a request to speak (fields of `tts/v1/generate` and `tts/v1/enqueue`). */
export const speechBody = ({ text, voice, format }: SpeechRequest): Record<string, string> => ({
	text,
	voice_language: voice.language,
	voice_accent: voice.accent,
	voice_gender: voice.gender,
	output_audio_format: format.name,
});

/** The limit of a text that a refusal names, in characters; `undefined` when it names none. */
export function limitIn({ message }: Reply): number | undefined {
	const [, digits] = /limit of (\d+) character/i.exec(message) ?? [];
	return digits === undefined ? undefined : Number(digits);
}

/** A fault with what this request makes of it: the limit, or the accents that there are. */
function inDetail(fault: Fault, reply: Reply, { voice }: SpeechRequest): Fault {
	const limit = limitIn(reply);
	if (fault.name === TEXT_TOO_LONG.name && limit !== undefined) {
		return { ...fault, message: `${fault.message}: at most ${limit} characters` };
	}
	const accents = accentsOf(voice.language).map(({ code }) => code);
	if (fault.name === BAD_ACCENT.name && accents.length > 0) {
		const known = `Accents of the language ${voice.language}: ${accents.join(', ')}.`;
		return { ...fault, description: `${fault.description} ${known}` };
	}
	return fault;
}

/**
 * What a reply holds of the speech. The status decides: a link may be told before the audio is there.
 * A reply without a status is believed to be finished when it names a length.
 */
function speechIn(reply: Reply): Speech | undefined {
	const { data, body, processingStatus } = reply;
	const link = textOf(data.audio_path).trim();
	const seconds = Number(data.audio_duration_in_seconds ?? NaN);
	const durationSeconds = Number.isFinite(seconds) ? seconds : null;
	const isFinished =
		processingStatus === STATUS_GENERATED || (processingStatus === '' && durationSeconds !== null);
	return isSuccess(reply) && isFinished && link !== ''
		? { link, durationSeconds, body }
		: undefined;
}

/** What a reply without audio means that does not promise any either. */
function refusal(reply: Reply, id: string | undefined): Verdict<never> & { state: 'refused' } {
	const { processingStatus } = reply;
	const fault = isFailedStatus(processingStatus)
		? PROCESSING_FAILED
		: processingStatus === STATUS_GENERATED
			? NO_AUDIO
			: FAULTS.ofReply(reply);
	return { state: 'refused', fault, id };
}

/**
 * Judges the answer to a text. Without audio, an answer with a text id means that the service has the
 * text and works on it, whether it says so with 200 or with 503.
 */
export const judgeSubmit =
	(request: SpeechRequest): Judge<Speech> =>
	(reply) => {
		const { id, oddId } = jobIdIn(reply, ID_FIELD);
		const done = speechIn(reply);
		if (done) return { state: 'done', done, id };
		if (oddId !== undefined) return { state: 'refused', fault: FAULTS.oddId, oddId };
		if (id !== undefined && isRunning(reply) && reply.processingStatus !== STATUS_GENERATED) {
			return { state: 'processing', id };
		}
		const refused = refusal(reply, id);
		return { ...refused, fault: inDetail(refused.fault, reply, request) };
	};

/** Judges the answer to a look at a text's status. Unknown statuses mean that it is still worked on. */
export const judgeLook =
	(textId: string): Judge<Speech> =>
	(reply) => {
		const done = speechIn(reply);
		if (done) return { state: 'done', done, id: textId };
		return isStillRunning(reply, STATUS_GENERATED)
			? { state: 'processing', id: textId }
			: refusal(reply, textId);
	};

/**
 * Has a text spoken (`POST /tts/v1/generate` waits for the audio, `POST /tts/v1/enqueue` does not).
 *
 * @param timeoutSeconds how long the service may take
 */
export const speechCall = (
	endpoint: Endpoint,
	request: SpeechRequest,
	timeoutSeconds: number,
): Call<Speech> => ({
	endpoint,
	kind: 'submit',
	judge: judgeSubmit(request),
	prepare: async () => ({
		method: 'POST',
		body: speechBody(request),
		timeout: timeoutSeconds * 1000,
	}),
});

/**
 * Looks at a text (`GET /tts/v1/status/{id}`).
 *
 * @param textId checked by the caller: it becomes a part of the URL
 */
export const lookCall = (textId: string): Call<Speech> => ({
	endpoint: ENDPOINT.status,
	kind: 'read',
	id: textId,
	judge: judgeLook(textId),
	prepare: async () => ({
		pathSuffix: `/${encodeURIComponent(textId)}`,
		timeout: STATUS_TIMEOUT_SECONDS * 1000,
	}),
});
