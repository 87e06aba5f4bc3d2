/** The nodes that are compared, set up for the same upload. */
import { GENERAL } from '../nodes/IntronTranscribe/catalog/categories.ts';
import { ENDPOINT } from '../nodes/IntronTranscribe/catalog/service.ts';
import { FILE_FIELD, formFields } from '../nodes/IntronTranscribe/api.ts';
import type { N8nClient } from '../lab/client.mts';
import type { WorkflowNode } from '../lab/workflow.mts';
import type { Sandbox } from '../sandbox/launch.mts';

/** What is put into the middle of the measured workflow. */
export type Contestant = Pick<
	WorkflowNode,
	'type' | 'typeVersion' | 'parameters' | 'credentials'
> & { onError?: string };

/** How the HTTP Request node spreads its requests; all at once without it. */
export interface Batching {
	batchSize: number;
	/** Milliseconds between the starts of two batches. */
	batchInterval: number;
}

export const OURS = 'Intron Transcribe';
export const HTTP_REQUEST = 'HTTP Request';

/** This package's node, as it is when it is dragged into a workflow. */
export async function intronTranscribe(
	client: N8nClient,
	sandbox: Sandbox,
	options: object = {},
): Promise<Contestant> {
	const data = { apiKey: sandbox.key, baseUrl: sandbox.url };
	const credential = await client.createCredential('intronApi', sandbox.url, data);
	return {
		type: 'n8n-nodes-intron.intronTranscribe',
		typeVersion: 1,
		parameters: { options },
		credentials: { intronApi: credential },
	};
}

/** The fields of the form that the node sends with its defaults, for a recording of this name. */
export function defaultFields(fileName: string): Array<[name: string, value: string]> {
	return formFields(fileName, {
		language: 'en',
		category: GENERAL,
		results: [],
		diarization: false,
		templateId: '',
		llmCorrections: true,
		answerLanguage: '',
	});
}

/** n8n's HTTP Request node, set up by hand for the same form. */
export async function httpRequest(
	client: N8nClient,
	sandbox: Sandbox,
	batching?: Batching,
): Promise<Contestant> {
	const token = { token: sandbox.key };
	const credential = await client.createCredential('httpBearerAuth', sandbox.url, token);
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: sandbox.url + ENDPOINT.uploadSync.path,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpBearerAuth',
			sendBody: true,
			contentType: 'multipart-form-data',
			bodyParameters: {
				parameters: [
					...defaultFields('={{ $binary.data.fileName }}').map(([name, value]) => ({
						parameterType: 'formData',
						name,
						value,
					})),
					{ parameterType: 'formBinaryData', name: FILE_FIELD, inputDataFieldName: 'data' },
				],
			},
			options: batching ? { batching: { batch: batching } } : {},
		},
		credentials: { httpBearerAuth: credential },
	};
}
