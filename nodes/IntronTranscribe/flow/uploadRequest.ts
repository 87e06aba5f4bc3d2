import type { CallRequest } from '../../shared/intron/client';
import type { Endpoint } from '../../shared/intron/service';
import { buildForm } from '../api';
import { uploadName } from '../audio/naming';
import type { Recording } from '../audio/recording';
import { streamedFile } from '../audio/streamedFile';
import type { TranscriptionRequest } from '../catalog/request';
import { SLOWEST_UPLOAD_BYTES_PER_SECOND } from '../catalog/service';
import type { LongRecordings } from '../panel/options';
import { DigestingBytes } from './digest';

/** A recording and its names. */
export interface UploadFile {
	readonly recording: Recording;
	/** The name that the user knows it by; a name that the user replaced may be private. */
	readonly fileName: string;
	/** The name that the service gets and echoes. */
	readonly audioFileName: string;
}

/** A recording that is to be uploaded, and all that goes with it. */
export interface Upload {
	/** A file at an address is fetched when this is first called. */
	readonly file: () => Promise<UploadFile>;
	/** Where it is fetched from. */
	readonly address?: string;
	readonly endpoint: Endpoint;
	/** What happens to a recording that is too long for the direct way. */
	readonly longRecordings: LongRecordings;
	readonly request: TranscriptionRequest;
	/** Whether the results of a look come as JSON. */
	readonly structured: boolean;
	/** How long the service may take once it has the recording. */
	readonly timeoutSeconds: number;
}

/**
 * Makes the request of one try of an upload.
 *
 * @param onSent called when the last byte has left
 * @param onBytes gets the bytes, which digest themselves while they are sent
 */
export async function uploadRequest(
	{ file, request, timeoutSeconds }: Upload,
	onSent: () => void,
	onBytes: (bytes: DigestingBytes) => void,
): Promise<CallRequest> {
	const { recording, fileName, audioFileName } = await file();
	const { size, format, open } = recording;
	const sent = new DigestingBytes(await open(), onSent);
	onBytes(sent);
	const uploadSeconds = size / SLOWEST_UPLOAD_BYTES_PER_SECOND;
	const part = streamedFile(sent, size, uploadName(fileName, format), format.mimeType);
	return {
		method: 'POST',
		// n8n's type does not know the platform's own forms; its HTTP client does.
		body: buildForm(audioFileName, request, part) as unknown as CallRequest['body'],
		timeout: (timeoutSeconds + uploadSeconds) * 1000,
		close: () => sent.close(),
	};
}
