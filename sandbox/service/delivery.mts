/** How a reply can go wrong on its way to the client. */
import type { FastifyReply } from 'fastify';
import type { Reply } from './reply.mts';
import { htmlReply, jsonReply, withHeaders } from './reply.mts';

/**
 * What happens to the connection: an ordinary reply, half of it, a Content-Length that is too long or
 * too short, an abrupt end, or nothing at all.
 */
export type Transport = 'whole' | 'cut' | 'longLength' | 'shortLength' | 'reset' | 'stall';

/** The transports that send something, with the part of the body and of its length that they tell. */
const SPOILED: Partial<Record<Transport, { body: number; length: number }>> = {
	cut: { body: 0.5, length: 1 },
	longLength: { body: 1, length: 2 },
	shortLength: { body: 1, length: 0.5 },
};

/** Whether anything of a reply is sent. */
export const isSent = (transport: Transport): boolean =>
	transport === 'whole' || SPOILED[transport] !== undefined;

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

/** A gateway that waits no longer than 100 seconds, as Cloudflare's, while the service goes on working. */
export const gatewayGaveUp = (): Reply => htmlReply(524, '524 A timeout occurred');

/** A gateway that promises gzip and does not compress. */
export function falselyCompressed(reply: Reply): Reply {
	return withHeaders(reply, { 'content-encoding': 'gzip' });
}

/** Another character set than that of JSON. */
export function inUtf16(reply: Reply): Reply {
	const headers = { 'content-type': 'application/json; charset=utf-16le' };
	return { ...withHeaders(reply, headers), encoding: 'utf16le' };
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
	const body = Buffer.from(reply.body, reply.encoding);
	if (transport === 'whole') {
		await fastifyReply.code(reply.status).headers(reply.headers).send(body);
		return;
	}
	fastifyReply.hijack();
	const { raw } = fastifyReply;
	if (transport === 'reset') raw.socket?.resetAndDestroy();
	const parts = SPOILED[transport];
	if (parts) {
		const length = Math.floor(body.length * parts.length);
		raw.writeHead(reply.status, { ...reply.headers, 'content-length': length });
		raw.write(body.subarray(0, body.length * parts.body), () => raw.socket?.destroySoon());
	}
}
