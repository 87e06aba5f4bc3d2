import type { Operation } from '../../shared/run/operation';
import { ENDPOINT } from '../catalog/service';
import { prepareUpload } from '../flow/upload';
import { audioSourceParameters } from '../panel/audioSource';
import { answerLanguageParameters, audioLanguageParameters } from '../panel/languages';
import { OPERATION } from '../panel/parameters';
import { answerAim } from '../panel/readRequest';
import { WAITING } from '../panel/waiting';

/** Uploads a recording of a question and gets an answer to it. */
export const answerQuestion: Operation = {
	choice: {
		name: 'Answer Spoken Question',
		value: OPERATION.answerQuestion,
		action: 'Answer spoken question',
		description: 'Upload a recording of a question and get its transcript and an answer',
		builderHint: {
			propertyHint:
				'Waits for the answer and gives it by output 0; what Intron needs longer for leaves by output 1, so connect both.',
		},
	},
	parameters: [
		...audioSourceParameters,
		...audioLanguageParameters,
		...answerLanguageParameters,
		WAITING.longerNotice,
	],
	prepare: (run, item) =>
		prepareUpload(run, item, {
			endpoint: ENDPOINT.uploadSync,
			aim: answerAim,
			isWaiting: (_item, { onTimeOut }) => onTimeOut === 'keepWaiting',
		}),
};
