/** What the demo's stand-in for a language model says about a call. It understands no more than this. */
import type { ChatMessage, ChatRequest } from './chatModel.mts';

/** By what a criterion is about: the words of the sample call `swahili-call.mp3` that prove it. */
const PROOFS: ReadonlyArray<readonly [about: RegExp, quote: string]> = [
	[/greet/i, 'Mimi ni Neema'],
	[/identif/i, 'Naomba namba ya simu yako'],
	[/next/i, 'Pesa zitarudi kwenye account yako leo kabla ya saa kumi jioni'],
	[/polite/i, 'Pole sana, Juma'],
	[/further help/i, 'Kuna kitu kingine nikusaidie?'],
	[/recorded/i, ''],
];

const SAMPLE = 'Sample: the demo has no language model that understands this';

interface Check {
	number: number;
	met: boolean;
	quote: string;
}

function check(criterion: string, number: number, call: string | undefined): Check {
	const proof = PROOFS.find(([about]) => about.test(criterion));
	if (!call || !proof) return { number, met: true, quote: SAMPLE };
	const [, quote] = proof;
	return { number, met: quote !== '' && call.includes(quote), quote };
}

/** Answers the question of *Intron: scorecard with your own criteria*. */
export function judgeCall({ messages }: ChatRequest): ChatMessage {
	const prompt = messages
		.map(({ content }) => JSON.stringify(content))
		.join('')
		.replaceAll('\\n', '\n');
	const criteria = [...prompt.matchAll(/^\d+\. (.+)$/gm)].map(([, criterion = '']) => criterion);
	const known = PROOFS.some(([, quote]) => quote !== '' && prompt.includes(quote));
	const answer = {
		agent: 'SPEAKER_01',
		sentiment: 'neutral',
		resolved: true,
		summary: known
			? 'Juma Hassan sent money by mobile banking and it has not arrived. Neema sees that it is pending; it comes back to his account today before four in the afternoon.'
			: SAMPLE,
		checks: criteria.map((criterion, index) =>
			check(criterion, index + 1, known ? prompt : undefined),
		),
	};
	return { role: 'assistant', content: JSON.stringify(answer) };
}
