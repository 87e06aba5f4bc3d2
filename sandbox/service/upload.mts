import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage } from '../form/fields.mts';
import { complaintsAbout } from '../form/judge.mts';
import type { UploadOrder } from '../form/order.mts';
import { fieldsOf, readOrder } from '../form/order.mts';
import { receiveForm } from '../form/receive.mts';
import type { ReceivedForm } from '../form/received.mts';
import { courseOf, tokensIn } from '../scenarios/tokens.mts';
import { profileOf } from '../settings.mts';
import type { State } from '../state.mts';
import { acceptedReply, finishedReply, timeoutReply } from './jobReplies.mts';
import { missingField, REFUSALS } from './refusals.mts';
import type { RefusalFacts } from './refusals.mts';
import type { Reply } from './reply.mts';
import type { UploadJob } from './uploadJobs.mts';
import type { Answer } from './visit.mts';
import { ApiVisit } from './visit.mts';

type UploadEndpoint = 'sync' | 'async';

/** Shortest recording, in seconds. */
const MIN_AUDIO_SECONDS = 1;

/** Turns an order down that the service cannot carry out. */
function refuseOrder(
	{ file, language }: UploadOrder,
	facts: RefusalFacts,
	isSync: boolean,
): Reply | undefined {
	const seconds = file.durationSeconds;
	if (!isLanguage(language)) return REFUSALS.language(facts);
	if (file.bytes === 0) return REFUSALS.emptyFile();
	if (seconds === undefined) return undefined;
	if (seconds < MIN_AUDIO_SECONDS) return REFUSALS.tooShort();
	return isSync && seconds > facts.audioLimit ? REFUSALS.tooLong(facts) : undefined;
}

/** The answer of the endpoint that waits for a transcript, as long as the service does. */
async function waitFor(job: UploadJob, { uploads, settings }: State): Promise<Reply> {
	const { syncTimeout, timeoutStatus, repeatsLanguage } = profileOf(settings);
	return (await uploads.isDoneWithin(job, syncTimeout))
		? finishedReply(job, uploads.stateOf(job), repeatsLanguage)
		: timeoutReply(job, timeoutStatus);
}

/** What refusals of requests about a recording mention. */
export function uploadFacts(
	{ settings }: State,
	{ key }: ApiVisit,
	language: string,
): RefusalFacts {
	const { audioLimit, textLimit } = profileOf(settings);
	return { key, subject: 'file', language, accent: '', gender: '', audioLimit, textLimit };
}

/** What an upload of these fields meets. */
function courseOfForm(state: State, form: Pick<ReceivedForm, 'fields'>, endpoint: UploadEndpoint) {
	const name = fieldsOf(form).audio_file_name ?? '';
	const tokens = [...state.nextTokens(), ...tokensIn(name)];
	const course = courseOf(tokens, { subject: 'file', waits: endpoint === 'sync' });
	return { name, course };
}

async function takeUpload(
	state: State,
	visit: ApiVisit,
	form: ReceivedForm,
	endpoint: UploadEndpoint,
): Promise<Answer> {
	const isSync = endpoint === 'sync';
	const { name, course } = courseOfForm(state, form, endpoint);
	state.takeNext();
	visit.entry.scenarios.push(...course.tokens);
	visit.complain(course.complaints);

	const order = form.problem === undefined ? readOrder(form) : undefined;
	const language = order && 'language' in order ? order.language : '';
	const facts = uploadFacts(state, visit, language);
	const fault = state.meetFault(course.orderFaults, name);
	if (fault?.refuse) return { reply: fault.refuse(facts) };
	if (!order) return { reply: REFUSALS.unreadableForm() };
	if ('missing' in order) return { reply: missingField(order.missing) };
	const refusal = refuseOrder(order, facts, isSync);
	if (refusal) return { reply: refusal };

	const job = state.uploads.accept(order, course, state.settings.latency);
	visit.entry.fileId = job.id;
	return { reply: isSync ? await waitFor(job, state) : acceptedReply(job), fault };
}

/** Makes the route of an upload endpoint. */
export function uploadRoute(state: State, endpoint: UploadEndpoint) {
	return async (request: FastifyRequest, fastifyReply: FastifyReply): Promise<void> => {
		const visit = new ApiVisit(state, endpoint, request, fastifyReply);
		// Also what will be refused is read first, as the gateway before the real service does
		const form = await receiveForm(request, (begun) => {
			const { name, course } = courseOfForm(state, begun, endpoint);
			const fault = state.meetFault(course.interruptions, name);
			if (!fault) return undefined;
			state.takeNext();
			visit.entry.scenarios.push(...course.tokens);
			state.log.recordForm(visit.entry, begun, visit.key);
			return fault.interrupt;
		});
		state.log.recordForm(visit.entry, form, visit.key);
		if (form.isAborted) {
			fastifyReply.hijack();
			return;
		}
		visit.complain(complaintsAbout(form));
		await visit.answerWith(async () => await takeUpload(state, visit, form, endpoint));
	};
}
