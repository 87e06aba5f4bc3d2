import type { FastifyError, FastifyInstance } from 'fastify';
import { fastify } from 'fastify';
import type { Clock } from './clock.mts';
import { systemClock } from './clock.mts';
import { controlRoutes } from './control/routes.mts';
import { refuseForeigners } from './neighbours.mts';
import { pageRoutes } from './page/routes.mts';
import { checkSamples } from './results/results.mts';
import { serviceRoutes } from './service/routes.mts';
import { speechRoutes } from './service/speechRoutes.mts';
import type { Settings } from './settings.mts';
import { State } from './state.mts';

/**
 * Makes the sandbox, ready to listen.
 *
 * @param key the only API key that is right
 */
export function createServer(
	key: string,
	settings: Settings,
	clock: Clock = systemClock,
): FastifyInstance {
	checkSamples();
	const state = new State(key, settings, clock);
	const app = fastify({ bodyLimit: Number.MAX_SAFE_INTEGER, forceCloseConnections: true });
	app.setErrorHandler<FastifyError>(async (error, _request, reply) => {
		const status = error.statusCode ?? 500;
		if (status >= 500) process.stderr.write(`${error.stack}\n`);
		return await reply.code(status).send({ message: error.message });
	});
	app.addHook('onRequest', refuseForeigners);
	app.register(serviceRoutes(state));
	app.register(speechRoutes(state));
	app.register(controlRoutes(state));
	app.register(pageRoutes(state));
	return app;
}
