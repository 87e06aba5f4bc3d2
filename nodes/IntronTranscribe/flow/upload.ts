import type { Endpoint } from '../../shared/intron/service';
import type { Item } from '../../shared/run/item';
import type { Run, Task } from '../../shared/run/operation';
import { readOptions } from '../../shared/run/options';
import { baseName, displayName } from '../audio/naming';
import { findRecording } from '../audio/recording';
import type { TranscriptionRequest } from '../catalog/request';
import { ENDPOINT } from '../catalog/service';
import { requestedFile } from '../output/requestedFile';
import { WARNINGS } from '../output/warnings';
import type { Options } from '../panel/options';
import { OPTIONS } from '../panel/options';
import { PARAMETER } from '../panel/parameters';
import type { Aim } from '../panel/readRequest';
import { readRequest } from '../panel/readRequest';
import { waitPlanOf } from '../panel/waiting';
import type { FileAtService } from './fileAtService';
import { finish } from './finish';
import { readLength } from './length';
import type { Uploaded } from './uploadOnce';
import { uploadOnce } from './uploadOnce';
import type { Upload } from './uploadRequest';

/** How an operation uploads. */
export interface UploadKind {
	readonly endpoint: Endpoint;
	/** What is to be made of the recording. */
	readonly aim: Aim;
	/** Whether an item whose transcript is not there at once waits for it. */
	readonly isWaiting: (item: Item, options: Options) => boolean;
}

/** Finds the recording of an item, and names it: as the user says, or else as its file is named. */
async function findUpload(
	item: Item,
	options: Options,
	request: TranscriptionRequest,
): Promise<Upload> {
	const recording = await findRecording(item, item.parameter(PARAMETER.binaryField));
	// An expression may give an address here, whose signature must go nowhere.
	const given = options.fileName === '' ? '' : displayName(options.fileName);
	return {
		recording,
		fileName: given || recording.name,
		audioFileName: given || baseName(recording.name),
		request,
		timeoutSeconds: options.timeout,
	};
}

/**
 * Reads and checks the settings of an item's upload.
 *
 * @returns the work that uploads the recording and brings it to its output
 * @throws NodeOperationError when a setting can't be used; nothing was sent then
 */
export function prepareUpload(
	run: Run,
	item: Item,
	{ endpoint, aim, isWaiting }: UploadKind,
): Task {
	const options = readOptions(item, OPTIONS);
	const request = readRequest(item, options, aim);
	const waitPlan = waitPlanOf(options);
	const isPatient = isWaiting(item, options);
	const { longRecordings, resultFormat, simplify } = options;
	let found: Promise<Upload> | undefined;
	const find = async () => await (found ??= findUpload(item, options, request));

	const fileAtService = async ({ isLookedAt, tookQueue }: Uploaded): Promise<FileAtService> => {
		const { fileName, recording } = await find();
		const warnings = tookQueue ? [WARNINGS.tookQueue.text()] : [];
		const waits =
			tookQueue && endpoint === ENDPOINT.uploadSync ? longRecordings === 'wait' : isPatient;
		return {
			item,
			requested: { ...requestedFile(request, fileName, resultFormat), warnings },
			simplify,
			waitForTranscript: waits ? waitPlan : undefined,
			waitForResults: waitPlan,
			isLookedAt,
			readLength: async () => await readLength(recording),
		};
	};
	return {
		check: async () => {
			await find();
		},
		run: async () => {
			const structured = resultFormat === 'structured';
			const planned = { find, endpoint, longRecordings, structured };
			const uploaded = await uploadOnce(run, item, planned);
			return await finish(run, await fileAtService(uploaded), uploaded.answer);
		},
	};
}
