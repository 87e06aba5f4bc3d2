import { ALL_RESULTS } from '../../../nodes/IntronTranscribe/catalog/categories';

/** The transcript in the replies below; must never be seen in an error. */
export const TRANSCRIPT = 'My card number is what nobody else may read.';

/** A transcript, as it comes with HTTP 200. */
export const transcribed = (data: object = {}) => ({
	data: {
		file_id: 'file-1',
		processing_status: 'FILE_TRANSCRIBED',
		audio_file_name: 'myfile',
		audio_transcript: TRANSCRIPT,
		processed_audio_duration_in_seconds: 20,
		...data,
	},
	message: 'file status found',
	status: 'Ok',
});

/** The text of every result, as it comes in a reply. */
export const everyResult = Object.fromEntries(
	ALL_RESULTS.map(({ apiName, title }) => [`transcript_${apiName}`, `The ${title}.`]),
);

/** The answer of the service when it takes longer: with HTTP 408 or 503. */
export const queued = (fileId = 'file-1') => ({
	data: { file_id: fileId },
	message: 'file queued for processing',
	status: 'Ok',
});

/** A refusal of the service. */
export const refusal = (message: string) => ({ data: {}, message, status: 'Error' });
