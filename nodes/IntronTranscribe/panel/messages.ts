import type { InputMessage } from '../../shared/run/inputMessage';
import { ANY } from '../../shared/run/inputMessage';
import { OUTPUT_TITLES } from '../catalog/terms';
import { OPTIONS } from './options';

/** What can be wrong with the node's own parameters. */
export const PANEL_MESSAGES = {
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
	noFileId: {
		message: () => "'File ID' is empty",
		description: () =>
			`Enter the field fileId of an item from the output '${OUTPUT_TITLES.pending}'.`,
		samples: [{}],
	} satisfies InputMessage,
	notAFileId: {
		message: () => "'File ID' is not a file ID",
		description: () =>
			`Enter the field fileId of an item from the output '${OUTPUT_TITLES.pending}', as it is: letters, digits, hyphens, dots and colons.`,
		samples: [{}],
	} satisfies InputMessage,
	notDetails: {
		message: () => "'Request Details' is not JSON",
		description: () => `Enter the item of the output '${OUTPUT_TITLES.pending}', or nothing.`,
		samples: [{}],
	} satisfies InputMessage,
} as const;
