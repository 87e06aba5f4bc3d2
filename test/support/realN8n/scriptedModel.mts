import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A message of a chat with a model, as far as the script reads it. */
interface Message {
	role: string;
	content: unknown;
}

/** One tool that the model was offered. */
interface OfferedTool {
	function: { name: string; description: string; parameters: { properties: object } };
}

/** A stand-in for a chat model: it calls the first tool it is offered, then repeats the result. */
export interface ScriptedModel {
	readonly url: string;
	/** The tools that the model was offered. */
	readonly offered: OfferedTool[];
	/** The arguments of the next tool call. */
	callWith(toolArguments: object): void;
	stop(): void;
}

/** Starts a scripted model behind an OpenAI-compatible endpoint. */
export async function startScriptedModel(): Promise<ScriptedModel> {
	const offered: OfferedTool[] = [];
	let toolArguments: object = {};
	const answerTo = async (request: IncomingMessage): Promise<object> => {
		const { messages, tools = [] } = JSON.parse(await text(request)) as {
			messages: Message[];
			tools?: OfferedTool[];
		};
		offered.splice(0, offered.length, ...tools);
		const result = messages.find(({ role }) => role === 'tool');
		if (result) return { role: 'assistant', content: String(result.content) };
		const call = { name: tools[0]?.function.name, arguments: JSON.stringify(toolArguments) };
		return {
			role: 'assistant',
			content: null,
			tool_calls: [{ id: 'call_1', type: 'function', function: call }],
		};
	};
	const server = createServer((request, response) => {
		void answerTo(request).then((message) => {
			const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
			response.setHeader('content-type', 'application/json');
			response.end(
				JSON.stringify({
					id: 'chat_1',
					object: 'chat.completion',
					created: 0,
					model: 'scripted',
					choices: [{ index: 0, message, finish_reason }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		offered,
		callWith(next) {
			toolArguments = next;
		},
		stop: () => server.close(),
	};
}
