import type { Operation } from '../../shared/run/operation';
import { readWaitForResult } from '../../shared/run/waitForResult';
import { ENDPOINT } from '../catalog/service';
import { prepareUpload } from '../flow/upload';
import { audioSourceParameters } from '../panel/audioSource';
import { audioLanguageParameters } from '../panel/languages';
import { OPERATION } from '../panel/parameters';
import { categoryAim } from '../panel/readRequest';
import { categoryParameters } from '../panel/recording';
import { WAITING } from '../panel/waiting';

/** Uploads a recording and goes on with its file id; for long recordings and slow languages. */
export const startTranscription: Operation = {
	choice: {
		name: 'Start Transcription',
		value: OPERATION.startTranscription,
		action: 'Start transcription of long recording',
		description:
			'Upload a recording of any length and get its file ID at once, to fetch the result later',
		builderHint: {
			propertyHint:
				'Gives a file ID by output 1 at once; connect output 1 to a Wait node and then to getTranscript. Output 0 is used only with waitForResult: true.',
		},
	},
	parameters: [
		...audioSourceParameters,
		...audioLanguageParameters,
		...categoryParameters,
		WAITING.waitForResult,
		WAITING.pendingNotice,
	],
	prepare: (run, item) =>
		prepareUpload(run, item, {
			endpoint: ENDPOINT.upload,
			aim: categoryAim,
			isWaiting: readWaitForResult,
		}),
};
