import type { FastifyInstance } from 'fastify';
import type { State } from '../state.mts';
import { renderPage } from './page.mts';

/** Serves the page for people. */
export function pageRoutes(state: State) {
	return async (app: FastifyInstance): Promise<void> => {
		app.get('/', async ({ host }, reply) => {
			reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
			return renderPage(state, `http://${host}`);
		});
		// Browsers ask for it by themselves, which is no mistake of a client
		app.get('/favicon.ico', async (_request, reply) => await reply.code(204).send());
	};
}
