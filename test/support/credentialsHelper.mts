import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

/** As n8n's own CredentialsHelper for a credential with generic authentication. */
export class CredentialsHelper extends ICredentialsHelper {
	/** Every request that asked for the credential, as the node made it. */
	readonly requests: IHttpRequestOptions[] = [];

	constructor(
		private readonly type: ICredentialType,
		private readonly data: ICredentialDataDecryptedObject,
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
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		this.requests.push({ ...request });
		const { authenticate } = this.type;
		if (typeof authenticate !== 'object') throw new Error('The credential is not generic');
		const headers = Object.entries(authenticate.properties.headers ?? {});
		for (const [name, value] of headers) {
			const resolved = workflow.expression.getSimpleParameterValue(
				node,
				value as string,
				'internal',
				{ $credentials: credentials },
			);
			request.headers = { ...request.headers, [name]: String(resolved) };
		}
		return request;
	}

	async getDecrypted() {
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
