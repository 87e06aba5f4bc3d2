import { ENDPOINT } from '../catalog/service';
import { audioLanguageParameters } from '../panel/languages';
import { RECORDING_OPTIONS } from '../panel/options';
import { readOptions } from '../panel/readOptions';
import { categorySubject } from '../panel/readRequest';
import { binaryFieldParameter, categoryParameters } from '../panel/recording';
import type { Operation } from '../../shared/run/operation';
import { prepareUpload } from '../flow/upload';

/** Uploads a recording and waits for its transcript. */
export const transcribe: Operation = {
	choice: {
		name: 'Transcribe',
		value: 'transcribe',
		action: 'Transcribe recording',
		description: 'Upload a recording and get its transcript and results',
	},
	parameters: [binaryFieldParameter, ...audioLanguageParameters, ...categoryParameters],
	options: [...RECORDING_OPTIONS, 'continueLong', 'onTimeOut'],
	prepare: async (run, itemIndex) =>
		await prepareUpload(run, itemIndex, {
			endpoint: ENDPOINT.uploadSync,
			subject: categorySubject,
			isPatient: readOptions(run.context, itemIndex).onTimeOut === 'keepWaiting',
		}),
};
