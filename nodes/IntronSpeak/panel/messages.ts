import type { InputMessage } from '../../shared/run/inputMessage';
import { ANY } from '../../shared/run/inputMessage';
import { referenceMessages } from '../../shared/run/jobReference';
import { MOST_TEXT_IDS, TERMS, TEXT_TITLE } from '../catalog/terms';
import { OPTIONS } from './options';

/** What can be wrong with the node's own parameters. */
export const PANEL_MESSAGES = {
	noText: {
		message: () => `'${TEXT_TITLE}' is empty`,
		description: () =>
			'Enter the text to speak, or let the expression give one. Nothing was sent to Intron.',
		samples: [{}],
	} satisfies InputMessage,
	nothingToSpeak: {
		message: () => `'${TEXT_TITLE}' has no words to speak`,
		description: ({ isCleaned }) =>
			isCleaned
				? `Without emoji, links and code nothing is left of it. Enter words, or turn the option '${OPTIONS.cleanText.title}' off.`
				: 'Enter a text with letters or digits.',
		samples: [{ isCleaned: true }, { isCleaned: false }],
	} satisfies InputMessage<{ isCleaned: boolean }>,
	notACode: {
		message: ({ title, given }) => `'${title}' is not a code of Intron's: ${given}`,
		description: ({ known }) => `Enter one of ${known}, or another code in letters.`,
		samples: [{ title: ANY, given: ANY, known: ANY }],
	} satisfies InputMessage<{ title: string; given: string; known: string }>,
	noCode: {
		message: ({ title }) => `'${title}' is empty`,
		description: () => "Enter the code from Intron's list of voices, such as swahili.",
		samples: [{ title: ANY }],
	} satisfies InputMessage<{ title: string }>,
	...referenceMessages(TERMS, MOST_TEXT_IDS),
} as const;
