import type { Endpoint } from '../../shared/intron/service';
import type { Item } from '../../shared/run/item';
import { readOptions } from '../../shared/run/options';
import { isSimplified } from '../../shared/run/toolOutput';
import type { Run, Task } from '../../shared/run/operation';
import { baseName } from '../audio/naming';
import { ENDPOINT } from '../catalog/service';
import { requestedFile } from '../output/requestedFile';
import { WARNINGS } from '../output/warnings';
import type { Options } from '../panel/options';
import { OPTIONS } from '../panel/options';
import type { Aim } from '../panel/readRequest';
import { readRequest } from '../panel/readRequest';
import { waitPlanOf } from '../panel/waiting';
import { audioOf } from './audio';
import { finish } from './finish';
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

/**
 * Reads and checks the upload of an item's recording.
 *
 * @returns the work that uploads it and brings it to its output
 * @throws NodeOperationError when the recording or a setting can't be used; nothing was sent then
 */
export async function prepareUpload(
	run: Run,
	item: Item,
	{ endpoint, aim, isWaiting }: UploadKind,
): Promise<Task> {
	const options = readOptions(item, OPTIONS);
	const audio = await audioOf(run, item);
	const request = readRequest(item, options, aim);
	const waitPlan = waitPlanOf(options);
	const waitForTranscript = isWaiting(item, options) ? waitPlan : undefined;
	const upload: Upload = {
		file: async () => {
			const recording = await audio.recording();
			return {
				recording,
				fileName: options.fileName || recording.name,
				audioFileName: options.fileName || baseName(recording.name),
			};
		},
		request,
		timeoutSeconds: options.timeout,
	};
	const isDirect = endpoint === ENDPOINT.uploadSync;
	const way = { endpoint, next: isDirect && options.continueLong ? ENDPOINT.upload : undefined };

	return async () => {
		const { answer, isLookedAt, wasTooLong } = await audio.whileHeld(
			async () => await uploadOnce(run, item, upload, options.resultFormat === 'structured', way),
		);
		const { binary, warnings } = await audio.kept(
			answer.state === 'refused' ? '' : options.putRecordingIn,
		);
		const fileName = options.fileName || audio.name();
		const requested = requestedFile(request, fileName, options.resultFormat);
		const file = {
			item,
			requested: {
				...requested,
				warnings: [...(wasTooLong ? [WARNINGS.tookQueue.text()] : []), ...warnings],
			},
			simplify: isSimplified(item, options.simplify),
			waitForTranscript,
			waitForResults: waitPlan,
			isFresh: !isLookedAt,
			isLookedAt,
		};
		return { ...(await finish(run, file, answer)), binary };
	};
}
