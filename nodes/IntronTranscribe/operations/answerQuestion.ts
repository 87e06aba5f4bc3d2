import { ENDPOINT } from '../catalog/service';
import { answerLanguageParameters, audioLanguageParameters } from '../panel/languages';
import { readOptions } from '../panel/readOptions';
import { answerSubject } from '../panel/readRequest';
import { binaryFieldParameter } from '../panel/recording';
import type { Operation } from '../../shared/run/operation';
import { prepareUpload } from '../flow/upload';

/** Uploads a recording of a question and gets an answer to it. */
export const answerQuestion: Operation = {
	choice: {
		name: 'Answer Spoken Question',
		value: 'answerQuestion',
		action: 'Answer spoken question',
		description: 'Upload a recording of a question and get its transcript and an answer',
	},
	parameters: [binaryFieldParameter, ...audioLanguageParameters, ...answerLanguageParameters],
	options: [
		'concurrency',
		'continueLong',
		'fileName',
		'firstCheck',
		'llmCorrections',
		'maxWait',
		'onTimeOut',
		'simplify',
		'timeout',
	],
	prepare: async (run, itemIndex) =>
		await prepareUpload(run, itemIndex, {
			endpoint: ENDPOINT.uploadSync,
			subject: answerSubject,
			isPatient: readOptions(run.context, itemIndex).onTimeOut === 'keepWaiting',
		}),
};
