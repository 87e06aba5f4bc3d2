import type { InputMessage } from '../../shared/run/inputMessage';
import { ANY } from '../../shared/run/inputMessage';
import { referenceMessages } from '../../shared/run/jobReference';
import { AUDIO_SOURCE_TITLE, TERMS, URL_TITLE } from '../catalog/terms';
import { OPTIONS } from './options';

/** What can be wrong with the node's own parameters. */
export const PANEL_MESSAGES = {
	noUrl: {
		message: () => `'${URL_TITLE}' is empty`,
		description: () =>
			`Enter the web address of the recording, or set '${AUDIO_SOURCE_TITLE}' to Binary File.`,
		samples: [{}],
	} satisfies InputMessage,
	notAUrl: {
		message: () => `'${URL_TITLE}' is not a web address`,
		description: () =>
			'Enter an address that starts with https:// or http://, such as https://example.com/call.mp3.',
		samples: [{}],
	} satisfies InputMessage,
	signInInUrl: {
		message: () => `'${URL_TITLE}' holds a user name or a password`,
		description: () =>
			`Fetch the file with an HTTP Request node that has a credential for it, and set '${AUDIO_SOURCE_TITLE}' to Binary File.`,
		samples: [{}],
	} satisfies InputMessage,
	notALanguage: {
		message: ({ title, given }) => `'${title}' is not a language code: ${given}`,
		description: () =>
			"Enter a code of two or three letters from Intron's list of supported languages, such as sw for Swahili.",
		samples: [{ title: ANY, given: ANY }],
	} satisfies InputMessage<{ title: string; given: string }>,
	notATemplateId: {
		message: () => `The option '${OPTIONS.templateId.title}' is not a template ID`,
		description: () => 'Enter the ID as Intron gave it to you: letters, digits and hyphens only.',
		samples: [{}],
	} satisfies InputMessage,
	...referenceMessages(TERMS, 1),
} as const;
