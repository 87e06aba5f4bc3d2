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

/** What is wrong with a credential; the names of its fields are those of its panel. */
export type CredentialFlaw = 'emptyKey' | 'badBaseUrl';

/** The key as it goes into the header. Documents show it behind the word Bearer, so it is often pasted with it. */
export const keyOf = ({ apiKey }: ICredentialDataDecryptedObject): string =>
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
