import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { inRepo } from '../paths.mts';

/** A telephone provider's side: the sample recordings, at addresses that a callback can name. */
export function phoneRoutes(app: FastifyInstance): void {
	app.get<{ Params: { file: string } }>('/recordings/:file', async ({ params }, reply) => {
		const file = inRepo('sandbox', 'recordings', basename(params.file));
		try {
			return await reply.type('audio/mpeg').send(await readFile(file));
		} catch {
			return await reply.code(404).send({ message: 'There is no such recording' });
		}
	});
}
