import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../shared/intron/faults/fault';
import { waitForJob } from '../../shared/intron/waiting';
import { apiError } from '../../shared/run/apiError';
import type { Outcome, Run } from '../../shared/run/operation';
import { isSimplified } from '../../shared/run/toolOutput';
import { lookCall } from '../api';
import type { Speech } from '../catalog/speech';
import { TERMS } from '../catalog/terms';
import { joinIds, rawJson, speechJson } from '../output/speech';
import { stillProcessingJson } from '../output/stillProcessing';
import type { StoredAudio } from './download';
import { fetchAudio } from './fetchAudio';
import { joinParts } from './joinParts';
import type { SpeechAnswer, SpeechAtService } from './speechAtService';

type Done = SpeechAnswer & { readonly state: 'done' };

/** The latest answer about a text that may still be worked on. */
async function awaited(
	run: Run,
	{ item, wait }: SpeechAtService,
	answer: SpeechAnswer,
): Promise<SpeechAnswer> {
	if (answer.state !== 'processing' || !wait) return answer;
	const { client } = await run.accountOf(item);
	const call = lookCall(answer.id);
	const latest = await waitForJob<Speech>(
		run,
		{
			look: async (deadline) => await client.call({ ...call, maxTries: 1, deadline }),
			isReady: ({ state }) => state === 'done',
			isNoVerdict: (fault) => fault === run.faults.notSent,
		},
		wait,
	);
	return latest ?? answer;
}

/** The audio of all parts, one after another, or the fault of the first that can't be had. */
async function fetchAll(
	run: Run,
	{ item, requested, options }: SpeechAtService,
	parts: readonly Done[],
): Promise<StoredAudio[] | Fault> {
	const stored: StoredAudio[] = [];
	for (const [index, { done, id }] of parts.entries()) {
		const fileName = requested.fileName + (parts.length === 1 ? '' : `-${index + 1}`);
		const plan = { fileName, timeoutSeconds: options.timeout };
		const audio = await fetchAudio(run, item, done, id, plan);
		if (!('file' in audio)) return audio;
		stored.push(audio);
	}
	return stored;
}

/** Makes the output of a text whose parts are all spoken. */
async function deliver(
	speech: SpeechAtService,
	parts: readonly Done[],
	audio: readonly StoredAudio[],
): Promise<Outcome> {
	const { item, requested, options } = speech;
	const { binary, warnings } = await joinParts(
		item,
		audio,
		options.binaryField,
		requested.fileName,
	);
	const textId = joinIds(parts.map(({ id }) => id));
	const spoken = parts.map(({ done }) => done);
	const fileName = binary[options.binaryField]?.fileName ?? '';
	const json = isSimplified(item, options.simplify)
		? speechJson(textId, spoken, fileName, requested, warnings)
		: rawJson(textId, spoken);
	return { output: 'done', json: json as unknown as IDataObject, binary };
}

/**
 * Brings a text to its output, from the latest answers about its parts; most texts have one.
 *
 * @throws NodeApiError, with the text ids, when the service will not deliver
 */
export async function finish(
	run: Run,
	speech: SpeechAtService,
	latest: readonly SpeechAnswer[],
): Promise<Outcome> {
	const { item, requested } = speech;
	const isHopeless = latest.some(({ state }) => state === 'refused');
	const answers = isHopeless
		? latest
		: await Promise.all(latest.map(async (answer) => await awaited(run, speech, answer)));
	const ids = answers.flatMap(({ id }) => id ?? []).join(',');
	const refused = answers.find((answer) => answer.state === 'refused');
	const refuse = (fault: Fault) => {
		const { fileName } = requested;
		return apiError(item, TERMS, { fault, reply: refused?.reply, id: ids || undefined, fileName });
	};
	if (refused?.state === 'refused') throw refuse(refused.fault);
	const pending = answers.find((answer) => answer.state === 'processing');
	if (pending) {
		const json = stillProcessingJson(ids, pending.reply, requested);
		return { output: 'pending', json: json as unknown as IDataObject };
	}
	const parts = answers.filter((answer): answer is Done => answer.state === 'done');
	const audio = await fetchAll(run, speech, parts);
	if ('name' in audio) throw refuse(audio);
	return await deliver(speech, parts, audio);
}
