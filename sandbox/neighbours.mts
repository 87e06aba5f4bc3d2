import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOOPBACK_HOSTS } from './commandLine.mts';

const OWN_NAMES = LOOPBACK_HOSTS.map((host) => (host.includes(':') ? `[${host}]` : host));

/**
 * Refuses what a page of another site makes a browser on this computer send. A site that lets its name
 * lead to this computer (DNS rebinding) is told by the host that the browser names, and a request
 * across sites by its origin. So no page elsewhere can read the key or reset the sandbox.
 */
export async function refuseForeigners(
	{ headers, hostname }: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const { host = '', origin } = headers;
	if (!OWN_NAMES.includes(hostname)) {
		const message = `The sandbox goes by ${OWN_NAMES.join(', ')}, not by ${JSON.stringify(host)}`;
		await reply.code(403).send({ message });
	} else if (origin !== undefined && origin !== `http://${host}`) {
		await reply.code(403).send({ message: 'The sandbox takes no requests from other sites' });
	}
}
