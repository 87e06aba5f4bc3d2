import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { FastifyInstance } from 'fastify';

import { inRepo } from '../paths.mts';

/** A call to be made, or a voice note to be sent. */
export type PlayedAudio = Readonly<{ to: string; bytes: number; type: string }>;

/**
 * A telephone provider's side: the sample recordings, at addresses that a callback can name; and calls
 * and voice notes that it is to play, of which it tells how long their audio is.
 */
export function phoneRoutes(app: FastifyInstance, took: (audio: PlayedAudio) => void): void {
	app.addContentTypeParser<Buffer>(
		'multipart/form-data',
		{ parseAs: 'buffer' },
		async (_request: unknown, body: Buffer) => await Promise.resolve(body),
	);
	app.get<{ Params: { file: string } }>('/recordings/:file', async ({ params }, reply) => {
		const file = inRepo('sandbox', 'recordings', basename(params.file));
		try {
			return await reply.type('audio/mpeg').send(await readFile(file));
		} catch {
			return await reply.code(404).send({ message: 'There is no such recording' });
		}
	});
	for (const path of ['/calls', '/bot/sendVoice']) {
		app.post<{ Body: Buffer }>(path, async ({ body, headers }) => {
			const type = headers['content-type'] ?? '';
			const form = await new Response(new Uint8Array(body), {
				headers: { 'content-type': type },
			}).formData();
			const [to] = [...form.values()].filter((value) => typeof value === 'string');
			const [audio] = [...form.values()].filter((value) => typeof value !== 'string');
			took({ to: to ?? '', bytes: audio?.size ?? 0, type: audio?.type ?? '' });
			return { ok: true };
		});
	}
}
