import type { Operation } from '../../shared/run/operation';
import { ENDPOINT } from '../catalog/service';
import { prepareUpload } from '../flow/upload';
import { audioLanguageParameters } from '../panel/languages';
import { OPERATION } from '../panel/parameters';
import { categoryAim } from '../panel/readRequest';
import { binaryFieldParameter, categoryParameters } from '../panel/recording';

/** Uploads a recording and waits for its transcript. */
export const transcribe: Operation = {
	choice: {
		name: 'Transcribe Recording',
		value: OPERATION.transcribe,
		action: 'Transcribe recording',
		description: 'Upload a recording and get its transcript and results',
	},
	parameters: [binaryFieldParameter, ...audioLanguageParameters, ...categoryParameters],
	prepare: async (run, item) =>
		await prepareUpload(run, item, {
			endpoint: ENDPOINT.uploadSync,
			aim: categoryAim,
			isWaiting: (_item, { onTimeOut }) => onTimeOut === 'keepWaiting',
		}),
};
