import type { IBinaryData, IDataObject } from 'n8n-workflow';

import { openRecording } from '../audio/recording';
import { SLOWEST_UPLOAD_BYTES_PER_SECOND } from '../catalog/service';
import { faultOfReply } from '../intron/faults';
import { buildForm } from '../intron/form';
import { stateOfUpload } from '../intron/reply';
import { serviceError } from '../intron/serviceError';
import { streamedFile } from '../intron/streamedFile';
import { stillProcessingJson } from '../output/stillProcessing';
import { rawJson, transcribedJson } from '../output/transcribed';
import { PARAMETER } from '../panel/parameters';
import { readOptions, readRequest, readTimeout } from '../panel/readRequest';
import type { Operation, Outcome, Run } from './operation';
import { OUTPUT } from './operation';

async function execute({ context, client }: Run, itemIndex: number): Promise<Outcome> {
	const options = readOptions(context, itemIndex);
	const timeoutSeconds = readTimeout(context, itemIndex, options);
	const field = context.getNodeParameter(PARAMETER.binaryField, itemIndex) as string | IBinaryData;
	const recording = await openRecording(context, itemIndex, field);
	try {
		const request = readRequest(context, itemIndex, options, recording.name);
		const fileName = String(options.fileName).trim() || recording.name;
		const { bytes, size, uploadName, format } = recording;
		const form = buildForm(request, streamedFile(bytes, size, uploadName, format.mimeType));
		const uploadSeconds = size / SLOWEST_UPLOAD_BYTES_PER_SECOND;
		const answer = await client.uploadSync(form, (timeoutSeconds + uploadSeconds) * 1000);
		if ('fault' in answer) throw serviceError(context, answer.fault, { itemIndex, fileName });

		const { reply } = answer;
		const { fileId } = reply;
		const state = stateOfUpload(reply);
		if (state === 'transcribed') {
			const json = options.simplify
				? transcribedJson(reply, { fileName, request })
				: rawJson(reply);
			return { output: OUTPUT.transcribed, json: json as unknown as IDataObject, fileId };
		}
		if (state === 'processing' && fileId !== undefined) {
			const json = stillProcessingJson(reply, fileId, { fileName, request });
			return { output: OUTPUT.stillProcessing, json: json as unknown as IDataObject, fileId };
		}
		throw serviceError(context, faultOfReply(reply), {
			itemIndex,
			fileName,
			fileId,
			httpStatus: reply.httpStatus,
			serviceMessage: client.withoutKey(reply.message),
		});
	} finally {
		recording.close();
	}
}

/** Uploads a recording and waits for its transcript. */
export const transcribe: Operation = {
	choice: {
		name: 'Transcribe',
		value: 'transcribe',
		action: 'Transcribe recording',
		description: 'Upload a recording and wait for its transcript and results',
	},
	execute,
};
