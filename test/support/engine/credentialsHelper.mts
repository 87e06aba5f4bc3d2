import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

import type { IntronApi } from '../../../credentials/IntronApi.credentials';

/** As n8n's own CredentialsHelper for a credential that authenticates by a function. */
export class CredentialsHelper extends ICredentialsHelper {
	/** Every request that asked for the credential, as the node made it. */
	readonly requests: IHttpRequestOptions[] = [];

	constructor(
		private readonly type: IntronApi,
		private readonly data: ICredentialDataDecryptedObject,
		/** What takes time before the credential is given out. */
		private readonly read: () => Promise<unknown>,
	) {
		super();
	}

	getParentTypes() {
		return [];
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		this.requests.push({ ...request });
		return await this.type.authenticate(credentials, request);
	}

	async getDecrypted() {
		await this.read();
		return { ...this.data };
	}

	async getCredentials(nodeCredentials: { id: string | null; name: string }, type: string) {
		return { ...nodeCredentials, type, data: '' } as never;
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}
}
