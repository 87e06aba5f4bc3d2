import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INodeParameters,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

import type { IntronApi } from '../../../credentials/IntronApi.credentials';

/**
 * As n8n's own CredentialsHelper for a credential that authenticates by a function; its fields can be
 * expressions.
 */
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

	async getDecrypted(
		...[, , , mode, executeData, , resolving]: Parameters<ICredentialsHelper['getDecrypted']>
	): Promise<ICredentialDataDecryptedObject> {
		await this.read();
		if (!resolving) return { ...this.data };
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } =
			resolving;
		return workflow.expression.getParameterValue(
			{ ...this.data } as INodeParameters,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			{},
			executeData,
		) as ICredentialDataDecryptedObject;
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
