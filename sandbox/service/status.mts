import type { FastifyReply, FastifyRequest } from 'fastify';
import type { State } from '../state.mts';
import { statusReply } from './jobReplies.mts';
import { unknownId } from './refusals.mts';
import { uploadFacts } from './upload.mts';
import type { Answer } from './visit.mts';
import { ApiVisit } from './visit.mts';

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

function tellStatus(state: State, visit: ApiVisit, { params, query }: StatusRequest): Answer {
	const job = state.uploads.find(params.fileId);
	visit.entry.fileId = params.fileId;
	if (!job) return { reply: unknownId('file') };
	const fault = state.meetFault(job.course.statusFaults, job.id);
	if (fault) visit.entry.scenarios.push(fault.token);
	if (fault?.refuse) return { reply: fault.refuse(uploadFacts(state, visit, job.order.language)) };
	job.statusRequests += 1;
	const isStructured = query[STRUCTURED_PARAMETER] === 't';
	return { reply: statusReply(job, state.uploads.stateOf(job), isStructured), fault };
}

/** Makes the route of the status endpoint. */
export function statusRoute(state: State) {
	return async (request: StatusRequest, fastifyReply: FastifyReply): Promise<void> => {
		const visit = new ApiVisit(state, 'status', request, fastifyReply);
		visit.complain([...complaintsAbout(request.query)]);
		await visit.answerWith(() => tellStatus(state, visit, request));
	};
}
