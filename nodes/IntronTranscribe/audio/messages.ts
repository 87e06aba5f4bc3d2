import type { InputMessage } from '../../shared/run/inputMessage';
import { ANY } from '../../shared/run/inputMessage';
import { AUDIO_FORMAT_NAMES } from '../catalog/audioFormats';
import { BINARY_FIELD_TITLE } from '../catalog/terms';

/** What can be wrong with an item's file. */
export const AUDIO_MESSAGES = {
	notAFieldName: {
		message: () => `'${BINARY_FIELD_TITLE}' is not the name of a field`,
		description: () =>
			'Enter the name of the field that holds the recording, such as data, instead of an expression for the file.',
		samples: [{}],
	} satisfies InputMessage,
	noFile: {
		message: ({ field }) => `No file in the field "${field}" that '${BINARY_FIELD_TITLE}' names`,
		description: ({ fields: [first, ...others] }) => {
			if (first === undefined) {
				return 'The item holds no file. Connect a node that passes the recording on as binary data, and check that no node in between drops it.';
			}
			return others.length === 0
				? `Enter ${first} in '${BINARY_FIELD_TITLE}': that field of the item holds a file.`
				: `Enter one of the item's fields that hold a file in '${BINARY_FIELD_TITLE}': ${[first, ...others].join(', ')}.`;
		},
		samples: [
			{ field: ANY, fields: [] },
			{ field: ANY, fields: [ANY] },
			{ field: ANY, fields: [ANY, ANY] },
		],
	} satisfies InputMessage<{ field: string; fields: readonly string[] }>,
	unreadable: {
		message: () =>
			`The file that '${BINARY_FIELD_TITLE}' names can't be read from n8n's binary data storage`,
		description: () =>
			'Its execution data may have been deleted. With several n8n workers, store binary data where all of them reach it (the database or S3).',
		samples: [{}],
	} satisfies InputMessage,
	empty: {
		message: () => `The file that '${BINARY_FIELD_TITLE}' names is empty`,
		description: () => 'Check the node that the recording comes from.',
		samples: [{}],
	} satisfies InputMessage,
	otherAudio: {
		message: ({ name }) =>
			`Intron does not accept the format of the file that '${BINARY_FIELD_TITLE}' names: it is ${name}`,
		description: () => `Convert it to one of ${AUDIO_FORMAT_NAMES} first.`,
		samples: [{ name: ANY }],
	} satisfies InputMessage<{ name: string }>,
	noAudio: {
		message: ({ what }) => `The file that '${BINARY_FIELD_TITLE}' names is not a recording${what}`,
		description: () =>
			`Intron accepts ${AUDIO_FORMAT_NAMES}. Check the node that the file comes from.`,
		samples: [{ what: ANY }],
	} satisfies InputMessage<{ what: string }>,
} as const;
