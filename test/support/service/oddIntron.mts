import type { CredentialRef } from '../../../lab/workflow.mts';
import type { RealN8n } from '../realN8n/realN8n.mts';
import type { WireServer } from './wireServer.mts';
import { startWireServer } from './wireServer.mts';

export interface OddIntron extends WireServer {
	credential(real: RealN8n): Promise<CredentialRef>;
}

/**
 * A service that gives results in forms that the sandbox does not know: what Intron's own structured
 * results look like is documented nowhere.
 *
 * @param data of every answer, as the API names it
 */
export async function startOddIntron(data: Record<string, unknown>): Promise<OddIntron> {
	const file = { file_id: '0dd0dd0d-0000-4000-8000-0dd0dd0dd0dd', audio_file_name: 'odd' };
	const body = {
		data: {
			...file,
			processing_status: 'FILE_TRANSCRIBED',
			processed_audio_duration_in_seconds: 61,
			...data,
		},
		message: 'file status found',
		status: 'Ok',
	};
	const server = await startWireServer(() => ({ body }));
	const { url: baseUrl } = server;
	return {
		...server,
		credential: async ({ n8n }) =>
			await n8n.client.createCredential('intronApi', `Odd ${baseUrl}`, { apiKey: 'odd', baseUrl }),
	};
}
