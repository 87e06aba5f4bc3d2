/** The nodes that are compared, set up for the same upload. */
import { GENERAL } from '../nodes/IntronTranscribe/catalog/categories.ts';
import { ENDPOINT } from '../nodes/IntronTranscribe/catalog/service.ts';
import { FILE_FIELD, formFields } from '../nodes/IntronTranscribe/api.ts';
import type { N8nClient } from '../lab/client.mts';
import { inRepo } from '../lab/paths.mts';
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
export const BARE_NODE = 'bare n8n node';

/** What makes n8n load `bareNode/`. */
export const BARE_NODE_ENV = { N8N_CUSTOM_EXTENSIONS: inRepo('bench', 'bareNode') };

/** As many uploads at the same time as the node makes by default, for those that are told. */
export const PARALLEL = 15;

const intronCredential = async (client: N8nClient, { key: apiKey, url: baseUrl }: Sandbox) =>
	await client.createCredential('intronApi', baseUrl, { apiKey, baseUrl });

/** This package's node, as it is when it is dragged into a workflow. */
export async function intronTranscribe(
	client: N8nClient,
	sandbox: Sandbox,
	options: object = {},
): Promise<Contestant> {
	const credential = await intronCredential(client, sandbox);
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

/** `bareNode/`, which sends the same form. An n8n has it when it is started with `BARE_NODE_ENV`. */
export async function bareNode(client: N8nClient, sandbox: Sandbox): Promise<Contestant> {
	const credential = await intronCredential(client, sandbox);
	return {
		type: 'CUSTOM.bareNode',
		typeVersion: 1,
		parameters: {
			path: ENDPOINT.uploadSync.path,
			fileField: FILE_FIELD,
			fields: JSON.stringify(defaultFields('clip')),
			parallel: String(PARALLEL),
		},
		credentials: { intronApi: credential },
	};
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
