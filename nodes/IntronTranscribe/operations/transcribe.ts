import type { Operation } from '../../shared/run/operation';
import { ENDPOINT } from '../catalog/service';
import { prepareUpload } from '../flow/upload';
import { audioSourceParameters } from '../panel/audioSource';
import { audioLanguageParameters } from '../panel/languages';
import { OPERATION } from '../panel/parameters';
import { categoryAim } from '../panel/readRequest';
import { categoryParameters } from '../panel/recording';
import { WAITING } from '../panel/waiting';

/** Uploads a recording and waits for its transcript. */
export const transcribe: Operation = {
	choice: {
		name: 'Transcribe Recording',
		value: OPERATION.transcribe,
		action: 'Transcribe recording',
		description: 'Upload a recording and get its transcript and results',
		builderHint: {
			propertyHint:
				'Waits for the result and gives it by output 0; what Intron needs longer for leaves by output 1, so connect both. The error output is .output(2), for every operation: never use .onError(), which connects output 1.',
		},
	},
	parameters: [
		...audioSourceParameters,
		...audioLanguageParameters,
		...categoryParameters,
		WAITING.longerNotice,
	],
	prepare: (run, item) =>
		prepareUpload(run, item, {
			endpoint: ENDPOINT.uploadSync,
			aim: categoryAim,
			isWaiting: (_item, { onTimeOut }) => onTimeOut === 'keepWaiting',
		}),
};
