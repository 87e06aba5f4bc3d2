/** How a reply can go wrong on its way to the client. */
import type { FastifyReply } from 'fastify';
import type { Reply } from './reply.mts';
import { jsonReply } from './reply.mts';

/** What happens to the connection: an ordinary reply, half of it, an abrupt end, or nothing at all. */
export type Transport = 'whole' | 'cut' | 'reset' | 'stall';

/** What becomes of a reply before it reaches the client. */
export interface Delivery {
	readonly transport?: Transport;
	/**
	 * Changes the reply itself.
	 *
	 * @param value what follows the scenario's name, as in `[huge=50]`
	 */
	readonly rewrite?: (reply: Reply, value: string | undefined) => Reply;
}

const DEFAULT_HUGE_MEGABYTES = 20;

export function emptyBody(reply: Reply): Reply {
	return { ...reply, body: '' };
}

/** The JSON text within a JSON string, as a gateway that encodes once too often makes it. */
export function doubleEncoded(reply: Reply): Reply {
	return { ...reply, body: JSON.stringify(reply.body) };
}

/** An array instead of the envelope, or (`data`) a text where the envelope holds an object. */
export function wrongType(reply: Reply, value: string | undefined): Reply {
	if (value === 'data') {
		return jsonReply(reply.status, {
			data: 'no object',
			message: 'file status found',
			status: 'Ok',
		});
	}
	return jsonReply(reply.status, [reply.body]);
}

/** Valid JSON of so many megabytes: white space before the envelope. */
export function huge(reply: Reply, value: string | undefined): Reply {
	const megabytes = Number(value ?? DEFAULT_HUGE_MEGABYTES);
	return { ...reply, body: ' '.repeat(megabytes * 1_000_000) + reply.body };
}

/** Sends a reply, or what the transport leaves of it. */
export async function deliver(
	fastifyReply: FastifyReply,
	reply: Reply,
	transport: Transport,
): Promise<void> {
	if (transport === 'whole') {
		await fastifyReply.code(reply.status).headers(reply.headers).send(reply.body);
		return;
	}
	fastifyReply.hijack();
	const { raw } = fastifyReply;
	if (transport === 'reset') raw.socket?.resetAndDestroy();
	if (transport === 'cut') {
		const body = Buffer.from(reply.body);
		raw.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
		raw.write(body.subarray(0, body.length / 2), () => raw.socket?.destroySoon());
	}
}
