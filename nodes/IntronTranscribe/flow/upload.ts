import { uploadName } from '../audio/naming';
import type { Recording } from '../audio/recording';
import { findRecording } from '../audio/recording';
import type { Endpoint } from '../catalog/service';
import { ENDPOINT, SLOWEST_UPLOAD_BYTES_PER_SECOND } from '../catalog/service';
import type { Answer, UploadBody } from '../../shared/intron/client';
import { TOO_LONG } from '../../shared/intron/faults';
import type { TranscriptionRequest } from '../api';
import { buildForm, formFields } from '../api';
import { serviceError } from '../../shared/intron/serviceError';
import { streamedFile } from '../audio/streamedFile';
import type { RequestedFile } from '../output/requestedFile';
import { requestedFile } from '../output/requestedFile';
import { PARAMETER } from '../panel/parameters';
import { readOptions, readTimeout, readWaitPlan } from '../panel/readOptions';
import type { Subject } from '../panel/readRequest';
import { readRequest } from '../panel/readRequest';
import { finish } from './finish';
import type { Run, Task } from '../../shared/run/operation';

/** How an operation uploads. */
export interface UploadKind {
	readonly endpoint: Endpoint;
	/** What is to be made of the recording. */
	readonly subject: Subject;
	/** Whether an item whose transcript is not there at once waits for it. */
	readonly isPatient: boolean;
}

/** One item's upload, checked and ready. */
interface Upload {
	readonly itemIndex: number;
	readonly requested: RequestedFile;
	/** Says what is uploaded and asked for, to know it again. */
	readonly fingerprint: string;
	readonly makeBody: () => Promise<UploadBody>;
}

/** An answer about an item's file. */
interface Uploaded {
	readonly answer: Answer;
	readonly fileId: string | undefined;
	/** Whether the answer is one of the status endpoint. */
	readonly isLookedAt: boolean;
	/** Whether the synchronous endpoint refused it before. */
	readonly wasTooLong: boolean;
}

const TOO_LONG_WARNING =
	"The recording was too long for Intron's direct way, so it went through Intron's queue.";

/** Uploads a recording, or looks at what became of it when an earlier try of this run uploaded it. */
async function uploadOnce(
	run: Run,
	{ itemIndex, requested, fingerprint, makeBody }: Upload,
	endpoint: Endpoint,
	wasTooLong = false,
): Promise<Uploaded> {
	const { client, ledger, slots } = run;
	const fate = ledger.fateOf(itemIndex, fingerprint);
	if (fate && 'fault' in fate) {
		const { fileName } = requested;
		const answer: Answer = { state: 'refused', fault: fate.fault };
		throw serviceError(run, answer, { itemIndex, fileName, fileId: undefined });
	}
	if (fate) {
		const answer = await client.look(fate.fileId, requested.resultFormat === 'structured');
		return { answer, isLookedAt: true, ...fate };
	}
	const answer = await slots.run(async () => await client.upload(endpoint, makeBody));
	const fileId = answer.reply?.fileId;
	if (fileId !== undefined) {
		ledger.note(itemIndex, fingerprint, { fileId, wasTooLong });
	} else if (answer.state === 'refused' && answer.fault.mayBeAccepted) {
		ledger.note(itemIndex, fingerprint, { fault: answer.fault });
	}
	return { answer, fileId, isLookedAt: false, wasTooLong };
}

/**
 * Makes the body of one try of an upload.
 *
 * @param fileName as the user wants it known; a name that the user replaced may be private
 */
async function makeBody(
	{ size, format, open }: Recording,
	fileName: string,
	request: TranscriptionRequest,
	timeoutSeconds: number,
): Promise<UploadBody> {
	const { bytes, close } = await open();
	const uploadSeconds = size / SLOWEST_UPLOAD_BYTES_PER_SECOND;
	const file = streamedFile(bytes, size, uploadName(fileName, format), format.mimeType);
	return {
		form: buildForm(request, file),
		timeoutMs: (timeoutSeconds + uploadSeconds) * 1000,
		close,
	};
}

/**
 * Prepares the upload of an item's recording.
 *
 * @returns the work that uploads it and brings it to its output
 * @throws NodeOperationError when the recording or a setting can't be used; nothing was sent then
 */
export async function prepareUpload(
	run: Run,
	itemIndex: number,
	{ endpoint, subject, isPatient }: UploadKind,
): Promise<Task> {
	const { context } = run;
	const options = readOptions(context, itemIndex);
	const timeoutSeconds = readTimeout(context, itemIndex, options);
	const waitPlan = readWaitPlan(context, itemIndex, options);
	const field = context.getNodeParameter(PARAMETER.binaryField, itemIndex);
	const recording = await findRecording(context, itemIndex, field);
	const request = readRequest(context, itemIndex, options, subject, recording.name);
	const fileName = options.fileName || recording.name;
	const requested = requestedFile(request, fileName, options.resultFormat);
	const fingerprint = JSON.stringify([recording.id, recording.size, ...formFields(request)]);
	const upload: Upload = {
		itemIndex,
		requested,
		fingerprint,
		makeBody: async () => await makeBody(recording, fileName, request, timeoutSeconds),
	};

	return async () => {
		let uploaded = await uploadOnce(run, upload, endpoint);
		const { answer } = uploaded;
		const isTooLong = answer.state === 'refused' && answer.fault.name === TOO_LONG;
		if (isTooLong && endpoint === ENDPOINT.uploadSync && options.continueLong) {
			uploaded = await uploadOnce(run, upload, ENDPOINT.upload, true);
		}
		const file = {
			itemIndex,
			fileId: uploaded.fileId,
			requested: { ...requested, warnings: uploaded.wasTooLong ? [TOO_LONG_WARNING] : [] },
			simplify: options.simplify,
			waitForTranscript: isPatient ? waitPlan : undefined,
			waitForResults: waitPlan,
			isLookedAt: uploaded.isLookedAt,
		};
		return await finish(run, file, uploaded.answer);
	};
}
