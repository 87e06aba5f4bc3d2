import type { FastifyReply, FastifyRequest } from 'fastify';
import type { State } from '../state.mts';
import { unknownId } from './refusals.mts';
import { linkTo, speechFacts } from './speech.mts';
import { textStatusReply } from './speechReplies.mts';
import type { Answer } from './visit.mts';
import { ApiVisit } from './visit.mts';

type StatusRequest = FastifyRequest<{
	Params: { textId: string };
	Querystring: Record<string, unknown>;
}>;

function tellStatus(state: State, visit: ApiVisit, request: StatusRequest): Answer {
	const { textId } = request.params;
	const job = state.texts.find(textId);
	visit.entry.textId = textId;
	if (!job) return { reply: unknownId('text') };
	const fault = state.meetFault(job.course.statusFaults, job.id);
	if (fault) visit.entry.scenarios.push(fault.token);
	if (fault?.refuse) return { reply: fault.refuse(speechFacts(state, visit, job.order)) };
	job.statusRequests += 1;
	const link = linkTo(state, job, request);
	return { reply: textStatusReply(job, state.texts.stateOf(job), link), fault };
}

/** Makes the route of the status endpoint for texts. */
export function speechStatusRoute(state: State) {
	return async (request: StatusRequest, fastifyReply: FastifyReply): Promise<void> => {
		const visit = new ApiVisit(state, 'speechStatus', request, fastifyReply);
		visit.complain(
			Object.keys(request.query).map(
				(name) => `the service knows no query parameter ${JSON.stringify(name)}`,
			),
		);
		await visit.answerWith(() => tellStatus(state, visit, request));
	};
}
