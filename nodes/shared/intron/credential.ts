import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { normalizeBaseUrl } from './baseUrl';

/** Name of the credential type. */
export const CREDENTIAL_TYPE = 'intronApi';

/** A credential that requests can be made with. */
export interface Credential {
	/** The key itself, as it goes into the header. */
	readonly apiKey: string;
	/** Without a slash at its end. */
	readonly baseUrl: string;
	/** As n8n decrypted it, with its expressions resolved for one item. */
	readonly data: ICredentialDataDecryptedObject;
}

/** What can be wrong with a credential, and how to put it right. */
export const CREDENTIAL_FLAWS = {
	emptyKey: {
		message: "The 'API Key' of the Intron credential is empty",
		description:
			'Open the credential and enter the key from voice.intron.io. A key that is an expression must give one for every item.',
	},
	badBaseUrl: {
		message: "The 'Base URL' of the Intron credential can't be used",
		description:
			'Enter an address that starts with https:// and holds no user name, question mark or hash sign.',
	},
} as const;

/** Name of one of them. */
export type CredentialFlaw = keyof typeof CREDENTIAL_FLAWS;

/** The key as it goes into the header. Documents show it behind the word Bearer, so it is often pasted with it. */
const keyOf = ({ apiKey }: ICredentialDataDecryptedObject): string =>
	String(apiKey ?? '')
		.trim()
		.replace(/^bearer\s+/i, '');

/** Tells accounts of the service apart; whoever looks into the memory of the process finds no key. */
export const accountIdOf = ({ baseUrl, apiKey }: Credential): string =>
	createHash('sha256')
		.update(JSON.stringify([baseUrl, apiKey]))
		.digest('base64');

/** Checks a decrypted credential before a request is made with it. */
export function checkCredential(data: ICredentialDataDecryptedObject): Credential | CredentialFlaw {
	const apiKey = keyOf(data);
	if (apiKey === '') return 'emptyKey';
	const baseUrl = normalizeBaseUrl(String(data.baseUrl ?? ''));
	return baseUrl === undefined ? 'badBaseUrl' : { apiKey, baseUrl, data };
}
