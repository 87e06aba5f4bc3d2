import type { Endpoint } from '../../shared/intron/service';
import type { Item } from '../../shared/run/item';
import { isSimplified } from '../../shared/run/toolOutput';
import type { Run, Task } from '../../shared/run/operation';
import { readOptions } from '../../shared/run/options';
import { waitPlanOf } from '../../shared/run/waitForResult';
import { baseName, displayName } from '../audio/naming';
import { requestedFile } from '../output/requestedFile';
import { WARNINGS } from '../output/warnings';
import type { Options } from '../panel/options';
import { OPTIONS } from '../panel/options';
import type { Aim } from '../panel/readRequest';
import { readRequest } from '../panel/readRequest';
import { audioOf } from './audio';
import { finish } from './finish';
import { uploadOnce } from './uploadOnce';
import type { Upload, UploadFile } from './uploadRequest';

/** How an operation uploads. */
export interface UploadKind {
	readonly endpoint: Endpoint;
	/** What is to be made of the recording. */
	readonly aim: Aim;
	/** Whether an item whose transcript is not there at once waits for it. */
	readonly isWaiting: (item: Item, options: Options) => boolean;
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
	const audio = audioOf(run, item);
	const request = readRequest(item, options, aim);
	const waitPlan = waitPlanOf(options);
	const waitsByDefault = isWaiting(item, options);
	const { longRecordings, resultFormat } = options;
	// An expression may give an address here, whose signature must go nowhere.
	const given = options.fileName === '' ? '' : displayName(options.fileName);
	const findFile = async (): Promise<UploadFile> => {
		const recording = await audio.recording();
		return {
			recording,
			fileName: given || recording.name,
			audioFileName: given || baseName(recording.name),
		};
	};
	let file: Promise<UploadFile> | undefined;
	const upload: Upload = {
		file: async () => await (file ??= findFile()),
		address: audio.address,
		endpoint,
		longRecordings,
		request,
		structured: resultFormat === 'structured',
		timeoutSeconds: options.timeout,
	};
	return {
		check: audio.check,
		async run() {
			const { answer, isLookedAt, tookQueue } = await audio.whileHeld(
				async () => await uploadOnce(run, item, upload),
			);
			const { binary, warnings } = await audio.kept(
				answer.state === 'refused' ? '' : options.putRecordingIn,
			);
			const waits = tookQueue ? longRecordings === 'wait' : waitsByDefault;
			const fileAtService = {
				item,
				requested: {
					...requestedFile(request, given || audio.name(), resultFormat),
					warnings: [...(tookQueue ? [WARNINGS.tookQueue.text()] : []), ...warnings],
				},
				simplify: isSimplified(item, options.simplify),
				waitForTranscript: waits ? waitPlan : undefined,
				waitForResults: waitPlan,
				isFresh: !isLookedAt,
				isLookedAt,
				readLength: audio.length,
			};
			return { ...(await finish(run, fileAtService, answer)), binary };
		},
	};
}
