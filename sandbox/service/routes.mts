import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { MULTIPART_OPTIONS } from '../form/receive.mts';
import type { State } from '../state.mts';
import { ENDPOINTS } from './endpoints.mts';
import { REFUSALS } from './refusals.mts';
import { statusRoute } from './status.mts';
import { uploadRoute } from './upload.mts';

/** Serves the endpoints of Intron that take recordings; anything else that is asked for is recorded as a mistake. */
export function serviceRoutes(state: State) {
	return async (app: FastifyInstance): Promise<void> => {
		app.removeAllContentTypeParsers();
		await app.register(multipart, MULTIPART_OPTIONS);
		// A body of another type is read away, then refused for what it lacks
		app.addContentTypeParser('*', (_request, payload, done) => {
			payload.resume().once('end', () => done(null));
		});
		const { sync, async, status } = ENDPOINTS;
		app.route({ method: sync.method, url: sync.path, handler: uploadRoute(state, 'sync') });
		app.route({ method: async.method, url: async.path, handler: uploadRoute(state, 'async') });
		app.get(status.path, statusRoute(state));
		app.setNotFoundHandler(async (request, fastifyReply) => {
			const entry = state.log.open('other', request, state.clock.now());
			state.log.complain(entry, ['the service has no such address']);
			const reply = REFUSALS.noSuchPage();
			state.log.close(entry, reply, '');
			return await fastifyReply.code(reply.status).headers(reply.headers).send(reply.body);
		});
	};
}
