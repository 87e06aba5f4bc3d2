/** The server of what was spoken: S3, which knows links and no keys. */
import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RecordedFile } from '../control/types.mts';
import { probe } from '../form/probe.mts';
import type { State } from '../state.mts';
import { sayInstead } from '../voice/voice.mts';
import type { Reply } from './reply.mts';
import { bytesReply, storageReply } from './reply.mts';
import { speechFacts } from './speech.mts';
import type { SpeechJob } from './speechJobs.mts';
import { utteranceOf } from './speechJobs.mts';
import type { Answer } from './visit.mts';
import { Visit } from './visit.mts';

type AudioRequest = FastifyRequest<{
	Params: { file: string };
	Querystring: { Signature?: unknown };
}>;

const FORBIDDEN = {
	key: storageReply(400, 'InvalidArgument', 'Only one auth mechanism allowed'),
	signature: storageReply(403, 'SignatureDoesNotMatch', 'The request signature does not match'),
	over: storageReply(403, 'AccessDenied', 'Request has expired'),
	missing: storageReply(404, 'NoSuchKey', 'The specified key does not exist.'),
} as const satisfies Record<string, Reply>;

/** What a careful client would not ask for. */
function* complaintsAbout(state: State, { headers, query }: AudioRequest): Generator<string> {
	if (headers.authorization !== undefined) yield 'the download has an Authorization header';
	const link = state.texts.findLink(query.Signature);
	if (!link) yield 'the link to the audio is not one that was told';
	else if (!state.texts.stateOf(link.job).isDone)
		yield 'the audio was asked for before it was there';
}

async function serve(job: SpeechJob, name: string): Promise<{ file: RecordedFile; reply: Reply }> {
	const utterance = utteranceOf(job);
	const { servedInstead } = job.course.job;
	const bytes = servedInstead ? sayInstead(utterance, servedInstead) : utterance.bytes();
	const {
		container,
		durationSeconds = null,
		extensions,
	} = await probe(new PassThrough().end(bytes));
	const reply = bytesReply(bytes);
	const file = {
		name,
		contentType: reply.headers['content-type'] ?? '',
		bytes: bytes.length,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		format: extensions[0] ?? container ?? null,
		durationSeconds,
	};
	return { file, reply };
}

async function answer(state: State, visit: Visit, request: AudioRequest): Promise<Answer> {
	const { headers, params, query } = request;
	if (headers.authorization !== undefined) return { reply: FORBIDDEN.key };
	const link = state.texts.findLink(query.Signature);
	if (!link) return { reply: FORBIDDEN.signature };
	const { job } = link;
	visit.entry.textId = job.id;
	const fault = state.meetFault(job.course.audioFaults, job.id);
	if (fault) visit.entry.scenarios.push(fault.token);
	if (fault?.refuse) return { reply: fault.refuse(speechFacts(state, visit, job.order)) };
	if (state.texts.isOver(link)) return { reply: FORBIDDEN.over };
	const { isDone, hasFailed } = state.texts.stateOf(job);
	if (!isDone || hasFailed) return { reply: FORBIDDEN.missing };
	const { file, reply } = await serve(job, params.file);
	visit.entry.file = file;
	return { reply, fault };
}

/** Makes the route of the audio. */
export function audioRoute(state: State) {
	return async (request: AudioRequest, fastifyReply: FastifyReply): Promise<void> => {
		const visit = new Visit(state, 'audio', request, fastifyReply);
		visit.complain([...complaintsAbout(state, request)]);
		await visit.send(await answer(state, visit, request));
	};
}
