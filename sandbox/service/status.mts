import type { FastifyReply, FastifyRequest } from 'fastify';
import { profileOf } from '../settings.mts';
import type { State } from '../state.mts';
import { statusReply } from './jobReplies.mts';
import { REFUSALS } from './refusals.mts';
import type { Answer } from './visit.mts';
import { Visit } from './visit.mts';

const STRUCTURED_PARAMETER = 'get_structured_post_processing';

type StatusRequest = FastifyRequest<{
	Params: { fileId: string };
	Querystring: Record<string, unknown>;
}>;

function* complaintsAbout(query: Readonly<Record<string, unknown>>): Generator<string> {
	for (const [name, value] of Object.entries(query)) {
		if (name !== STRUCTURED_PARAMETER) {
			yield `the service knows no query parameter ${JSON.stringify(name)}`;
		} else if (value !== 't' && value !== 'f') {
			yield `${name} must be t or f, not ${JSON.stringify(value)}`;
		}
	}
}

function tellStatus(state: State, visit: Visit, { params, query }: StatusRequest): Answer {
	const job = state.jobs.find(params.fileId);
	visit.entry.fileId = params.fileId;
	if (!job) return { reply: REFUSALS.unknownFile() };
	const fault = state.meetFault(job.course.statusFaults, job.id);
	if (fault) visit.entry.scenarios.push(fault.token);
	if (fault?.refuse) {
		const { audioLimit } = profileOf(state.settings);
		return { reply: fault.refuse({ key: visit.key, language: job.order.language, audioLimit }) };
	}
	job.statusRequests += 1;
	const isStructured = query[STRUCTURED_PARAMETER] === 't';
	return { reply: statusReply(job, state.jobs.stateOf(job), isStructured), fault };
}

/** Makes the route of the status endpoint. */
export function statusRoute(state: State) {
	return async (request: StatusRequest, fastifyReply: FastifyReply): Promise<void> => {
		const visit = new Visit(state, 'status', request, fastifyReply);
		visit.complain([...complaintsAbout(request.query)]);
		await visit.answerWith(() => tellStatus(state, visit, request));
	};
}
