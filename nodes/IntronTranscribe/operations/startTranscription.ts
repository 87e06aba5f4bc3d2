import type { Operation } from '../../shared/run/operation';
import { ENDPOINT } from '../catalog/service';
import { prepareUpload } from '../flow/upload';
import { audioLanguageParameters } from '../panel/languages';
import { OPERATION } from '../panel/parameters';
import { categoryAim } from '../panel/readRequest';
import { binaryFieldParameter, categoryParameters } from '../panel/recording';
import { readWaitForResult, waitForResultParameter } from '../panel/waiting';

/** Uploads a recording and goes on with its file id; for long recordings and slow languages. */
export const startTranscription: Operation = {
	choice: {
		name: 'Start Transcription',
		value: OPERATION.startTranscription,
		action: 'Start transcription of long recording',
		description:
			'Upload a recording of any length and get its file ID at once, to fetch the result later',
	},
	parameters: [
		binaryFieldParameter,
		...audioLanguageParameters,
		...categoryParameters,
		waitForResultParameter,
	],
	prepare: async (run, item) =>
		await prepareUpload(run, item, {
			endpoint: ENDPOINT.upload,
			aim: categoryAim,
			isWaiting: readWaitForResult,
		}),
};
