import { ENDPOINT } from '../catalog/service';
import { audioLanguageParameters } from '../panel/languages';
import { RECORDING_OPTIONS } from '../panel/options';
import { PARAMETER } from '../panel/parameters';
import { categorySubject } from '../panel/readRequest';
import { binaryFieldParameter, categoryParameters } from '../panel/recording';
import { waitForResultParameter } from '../panel/waitForResult';
import type { Operation } from '../../shared/run/operation';
import { prepareUpload } from '../flow/upload';

/** Uploads a recording and goes on with its file id; for long recordings and slow languages. */
export const startTranscription: Operation = {
	choice: {
		name: 'Start Transcription',
		value: 'startTranscription',
		action: 'Start transcription',
		description:
			'Upload a recording of any length and get its file ID at once, to fetch the result later',
	},
	parameters: [
		binaryFieldParameter,
		...audioLanguageParameters,
		...categoryParameters,
		waitForResultParameter,
	],
	options: RECORDING_OPTIONS,
	prepare: async (run, itemIndex) =>
		await prepareUpload(run, itemIndex, {
			endpoint: ENDPOINT.upload,
			subject: categorySubject,
			isPatient: run.context.getNodeParameter(PARAMETER.waitForResult, itemIndex) === true,
		}),
};
