import type { WireServer } from './wireServer.mts';
import { startWireServer } from './wireServer.mts';

/**
 * A service that gives results in forms that the sandbox does not know: what Intron's own structured
 * results look like is documented nowhere.
 *
 * @param data of every answer, as the API names it
 */
export async function startOddIntron(data: Record<string, unknown>): Promise<WireServer> {
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
	return await startWireServer(() => ({ body }));
}
