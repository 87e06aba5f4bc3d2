import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { LOOPBACK } from '../ports.mts';

/** What a chat model is asked, as far as stand-ins read it. */
export interface ChatRequest {
	readonly messages: Array<{ role: string; content: unknown }>;
	readonly tools?: Array<{
		function: { name: string; description: string; parameters: { properties: object } };
	}>;
}

/** A message of the model: words, or calls of tools. */
export interface ChatMessage {
	readonly role: 'assistant';
	readonly content: string | null;
	readonly tool_calls?: unknown[];
}

export interface ChatModel {
	/** The Base URL for n8n's OpenAI credential. */
	readonly url: string;
	readonly stop: () => void;
}

/** Starts a stand-in for a language model behind an OpenAI-compatible endpoint on loopback. */
export async function startChatModel(
	answer: (request: ChatRequest) => ChatMessage,
	port = 0,
): Promise<ChatModel> {
	const replyTo = async (request: IncomingMessage): Promise<string> => {
		const message = answer(JSON.parse(await text(request)) as ChatRequest);
		const finish_reason = message.tool_calls ? 'tool_calls' : 'stop';
		return JSON.stringify({
			id: 'chat_1',
			object: 'chat.completion',
			created: 0,
			model: 'stand-in',
			choices: [{ index: 0, message, finish_reason }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		});
	};
	const server = createServer((request, response) => {
		response.setHeader('content-type', 'application/json');
		replyTo(request).then(
			(reply) => response.end(reply),
			(error: unknown) => response.writeHead(400).end(JSON.stringify({ error: String(error) })),
		);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, LOOPBACK, resolve);
	});
	const { port: taken } = server.address() as AddressInfo;
	return {
		url: `http://${LOOPBACK}:${taken}/v1`,
		stop: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
