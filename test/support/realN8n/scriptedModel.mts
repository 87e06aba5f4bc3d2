import type { ChatMessage, ChatRequest } from '../../../lab/office/chatModel.mts';
import { startChatModel } from '../../../lab/office/chatModel.mts';

/** A stand-in for a chat model: it calls the tool that takes what it was given, then repeats the result. */
export interface ScriptedModel {
	readonly url: string;
	/** The tools that the model was offered. */
	readonly offered: NonNullable<ChatRequest['tools']>;
	/** What it was asked, newest last. */
	readonly prompts: string[];
	/** The arguments of the next tool call. */
	callWith(toolArguments: object): void;
	/** What it answers when it is offered no tool. */
	answerWith(text: string): void;
	stop(): void;
}

/** Starts a scripted model behind an OpenAI-compatible endpoint. */
export async function startScriptedModel(): Promise<ScriptedModel> {
	const offered: ScriptedModel['offered'] = [];
	const prompts: string[] = [];
	let toolArguments: object = {};
	let answer = '';
	const answerTo = ({ messages, tools = [] }: ChatRequest): ChatMessage => {
		offered.splice(0, offered.length, ...tools);
		prompts.push(messages.map(({ content }) => JSON.stringify(content)).join('\n'));
		const result = messages.find(({ role }) => role === 'tool');
		if (result) return { role: 'assistant', content: String(result.content) };
		const takesAll = ({ function: { parameters } }: (typeof tools)[number]) =>
			Object.keys(toolArguments).every((name) => name in parameters.properties);
		const tool = tools.find(takesAll) ?? tools[0];
		if (!tool) return { role: 'assistant', content: answer };
		const call = { name: tool.function.name, arguments: JSON.stringify(toolArguments) };
		return {
			role: 'assistant',
			content: null,
			tool_calls: [{ id: 'call_1', type: 'function', function: call }],
		};
	};
	const { url, stop } = await startChatModel(answerTo);
	return {
		url,
		offered,
		prompts,
		callWith: (next) => {
			toolArguments = next;
		},
		answerWith: (next) => {
			answer = next;
		},
		stop,
	};
}
