import type { CredentialFlaw } from '../intron/credential';
import { CREDENTIAL_FLAWS } from '../intron/credential';
import type { InputMessage } from './inputMessage';
import { ANY } from './inputMessage';

const credentialFlaw = (name: CredentialFlaw): InputMessage => ({
	message: () => CREDENTIAL_FLAWS[name].message,
	description: () => CREDENTIAL_FLAWS[name].description,
	samples: [{}],
	cause: 'credential-invalid',
});

/** What can be wrong with the credential. */
export const CREDENTIAL_MESSAGES: Readonly<Record<CredentialFlaw, InputMessage>> = {
	emptyKey: credentialFlaw('emptyKey'),
	badBaseUrl: credentialFlaw('badBaseUrl'),
};

/** A parameter or option, and what it was given. */
interface GivenValue {
	readonly title: string;
	/** In quotes, and not longer than a line. */
	readonly given: string;
}

/** What can be wrong with the value of any parameter or option. */
export const VALUE_MESSAGES = {
	notANumber: {
		message: ({ title, given }) => `'${title}' is not a number: ${given}`,
		description: ({ least, most }) => `Enter a number from ${least} to ${most}.`,
		samples: [{ title: ANY, given: ANY, least: ANY, most: ANY }],
	} satisfies InputMessage<GivenValue & { least: number | string; most: number | string }>,
	tooHigh: {
		message: ({ title, given, most }) => `'${title}' is ${given}, and the highest is ${most}`,
		description: ({ least, most, unit }) => `Enter a number from ${least} to ${most}${unit}.`,
		samples: [{ title: ANY, given: ANY, least: ANY, most: ANY, unit: '' }],
	} satisfies InputMessage<
		GivenValue & { least: number | string; most: number | string; unit: string }
	>,
	notABoolean: {
		message: ({ title, given }) => `'${title}' is neither true nor false: ${given}`,
		description: () => 'Let the expression give true or false (yes, no, 1 and 0 do as well).',
		samples: [{ title: ANY, given: ANY }],
	} satisfies InputMessage<GivenValue>,
	noSuchChoice: {
		message: ({ title, given, forWhat }) => `'${title}' has no choice ${given}${forWhat}`,
		description: ({ choices }) => `Use one of ${choices}.`,
		samples: [{ title: ANY, given: ANY, forWhat: '', choices: ANY }],
	} satisfies InputMessage<GivenValue & { forWhat: string; choices: string }>,
	notAText: {
		message: ({ title }) => `'${title}' is not a text`,
		description: () => 'Let the expression give a text or a number.',
		samples: [{ title: ANY }],
	} satisfies InputMessage<{ title: string }>,
} as const;
