import type { ChatMessage, ChatRequest } from './chatModel.mts';

const ADDRESS = /https?:\/\/[^\s"'<>]+[\w/]/;

const say = (content: string): ChatMessage => ({ role: 'assistant', content });

/**
 * What the demo's stand-in for a language model does as an agent: it hands the address in the last
 * question to the tool that takes one, and repeats what the tool says.
 */
export function answerAsAgent({ messages, tools = [] }: ChatRequest): ChatMessage {
	const last = messages.at(-1);
	const words = typeof last?.content === 'string' ? last.content : JSON.stringify(last?.content);
	if (last?.role === 'tool') return say(words);
	const url = ADDRESS.exec(words)?.[0];
	const tool = tools.find(({ function: { parameters } }) => 'url' in parameters.properties);
	if (!url || !tool) return say('Sample: name the web address of a recording.');
	const call = { name: tool.function.name, arguments: JSON.stringify({ url }) };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id: 'call_1', type: 'function', function: call }],
	};
}
