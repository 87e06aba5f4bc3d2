import type { FastifyReply, FastifyRequest } from 'fastify';
import {
	accentsOf,
	VOICE_GENDERS,
	VOICE_LANGUAGES,
} from '../../nodes/IntronSpeak/catalog/voices.ts';
import { courseOf, tokensIn } from '../scenarios/tokens.mts';
import { profileOf } from '../settings.mts';
import type { State } from '../state.mts';
import { complaintsAboutText } from '../text/judge.mts';
import type { TextBody, TextOrder } from '../text/order.mts';
import { readBody, readTextOrder, textOf } from '../text/order.mts';
import type { RefusalFacts } from './refusals.mts';
import { missingField, REFUSALS, unknownAudioFormat } from './refusals.mts';
import type { Reply } from './reply.mts';
import type { SpeechJob } from './speechJobs.mts';
import { acceptedTextReply, spokenReply, textTimeoutReply } from './speechReplies.mts';
import type { Answer, Visit } from './visit.mts';
import { ApiVisit } from './visit.mts';

type SpeechEndpoint = 'generate' | 'enqueue';

type Voice = Pick<TextOrder, 'language' | 'accent' | 'gender'>;

const NO_VOICE: Voice = { language: '', accent: '', gender: '' };

/** What refusals of requests about a text mention. */
export function speechFacts({ settings }: State, { key }: Visit, voice: Voice): RefusalFacts {
	const { audioLimit, textLimit } = profileOf(settings);
	const { language, accent, gender } = voice;
	return { key, subject: 'text', language, accent, gender, audioLimit, textLimit };
}

function hasCode(table: ReadonlyArray<{ readonly code: string }>, wanted: string): boolean {
	return table.some(({ code }) => code === wanted);
}

/** Turns an order down that the service cannot carry out. */
function refuseOrder(order: TextOrder, facts: RefusalFacts): Reply | undefined {
	const { text, language, accent, gender, format, formatName } = order;
	if ([...text].length > facts.textLimit) return REFUSALS.textTooLong(facts);
	if (!hasCode(VOICE_LANGUAGES, language)) return REFUSALS.language(facts);
	if (!hasCode(accentsOf(language), accent)) return REFUSALS.accent(facts);
	if (!hasCode(VOICE_GENDERS, gender)) return REFUSALS.gender(facts);
	return format ? undefined : unknownAudioFormat(formatName);
}

/** The address of a job's audio, which is always `http://`. */
export function linkTo(state: State, job: SpeechJob, { host }: FastifyRequest): string {
	return `http://${host}${state.texts.link(job, state.settings.linkLifetime)}`;
}

/** The answer of the endpoint that waits for the audio, as long as the service does. */
async function waitFor(state: State, job: SpeechJob, request: FastifyRequest): Promise<Reply> {
	const { syncTimeout } = profileOf(state.settings);
	return (await state.texts.isDoneWithin(job, syncTimeout))
		? spokenReply(job, state.texts.stateOf(job), linkTo(state, job, request))
		: textTimeoutReply(job);
}

async function takeText(
	state: State,
	visit: ApiVisit,
	request: FastifyRequest,
	body: TextBody | undefined,
	endpoint: SpeechEndpoint,
): Promise<Answer> {
	const waits = endpoint === 'generate';
	const text = body ? textOf(body, 'text') : '';
	const course = courseOf([...state.nextTokens(), ...tokensIn(text)], { subject: 'text', waits });
	state.takeNext();
	visit.entry.scenarios.push(...course.tokens);
	visit.complain(course.complaints);

	const order = body && readTextOrder(body);
	const facts = speechFacts(state, visit, order && 'text' in order ? order : NO_VOICE);
	const fault = state.meetFault(course.orderFaults, text);
	if (fault?.refuse) return { reply: fault.refuse(facts) };
	if (!order) return { reply: REFUSALS.unreadableJson() };
	if ('missing' in order) return { reply: missingField(order.missing) };
	const refusal = refuseOrder(order, facts);
	if (refusal) return { reply: refusal };

	const job = state.texts.accept(order, course, state.settings.latency);
	visit.entry.textId = job.id;
	return { reply: waits ? await waitFor(state, job, request) : acceptedTextReply(job), fault };
}

/** Makes the route of an endpoint that takes texts. */
export function speechRoute(state: State, endpoint: SpeechEndpoint) {
	return async (request: FastifyRequest, fastifyReply: FastifyReply): Promise<void> => {
		const visit = new ApiVisit(state, endpoint, request, fastifyReply);
		const body = readBody(request.body);
		if (body) state.log.recordJson(visit.entry, body, visit.key);
		visit.complain(complaintsAboutText(request.headers['content-type'] ?? '', body));
		await visit.answerWith(async () => await takeText(state, visit, request, body, endpoint));
	};
}
