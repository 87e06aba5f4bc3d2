import type { FastifyInstance } from 'fastify';
import type { State } from '../state.mts';
import { audioRoute } from './audio.mts';
import { ENDPOINTS } from './endpoints.mts';
import { speechRoute } from './speech.mts';
import { AUDIO_PATH } from './speechJobs.mts';
import { speechStatusRoute } from './speechStatus.mts';

/** Serves Intron's text to speech, and what was spoken. */
export function speechRoutes(state: State) {
	return async (app: FastifyInstance): Promise<void> => {
		app.removeAllContentTypeParsers();
		// Whatever its type says, the body is looked at, and judged
		app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
			done(null, body),
		);
		const { generate, enqueue, speechStatus } = ENDPOINTS;
		app.post(generate.path, speechRoute(state, 'generate'));
		app.post(enqueue.path, speechRoute(state, 'enqueue'));
		app.get(speechStatus.path, speechStatusRoute(state));
		app.get(`${AUDIO_PATH}/:file`, audioRoute(state));
	};
}
