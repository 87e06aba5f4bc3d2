import { expect, test } from '@jest/globals';

import { answerAsAgent } from '../../../lab/office/agent.mts';

const toolOf = (name: string, property: string) => ({
	function: { name, description: '', parameters: { properties: { [property]: {} } } },
});

const TOOLS = [toolOf('Get_Transcript', 'file_id'), toolOf('Transcribe_Recording', 'url')];

const ask = (content: unknown, role = 'user', tools = TOOLS) =>
	answerAsAgent({ messages: [{ role, content }], tools });

test.each([
	'What was agreed in https://calls.test/recordings/call.mp3 ?',
	'Transcribe https://calls.test/recordings/call.mp3.',
	[{ type: 'text', text: 'Transcribe https://calls.test/recordings/call.mp3' }],
])('the stand-in hands an address to the tool that takes one: %j', (question) => {
	expect(ask(question).tool_calls).toMatchObject([
		{
			function: {
				name: 'Transcribe_Recording',
				arguments: '{"url":"https://calls.test/recordings/call.mp3"}',
			},
		},
	]);
});

test('the stand-in repeats what a tool says', () => {
	expect(ask('Thank you for calling.', 'tool').content).toBe('Thank you for calling.');
});

test.each([
	['without an address', 'Hello?', TOOLS],
	['without a tool', 'https://calls.test/call.mp3', []],
])('the stand-in asks for an address %s', (_how, question, tools) => {
	expect(ask(question, 'user', tools).content).toContain('name the web address');
});
