import type { Operation } from '../../shared/run/operation';
import { ENDPOINT } from '../catalog/service';
import { prepareSpeech } from '../flow/speak';
import { OPERATION } from '../panel/parameters';
import { textParameter } from '../panel/text';
import { voiceParameters } from '../panel/voice';

/** Has a text spoken and waits for the audio. */
export const generateSpeech: Operation = {
	choice: {
		name: 'Generate Speech',
		value: OPERATION.generateSpeech,
		action: 'Generate speech',
		description: 'Have a text spoken and get the audio file',
	},
	parameters: [textParameter, ...voiceParameters],
	prepare: (run, item) =>
		prepareSpeech(run, item, {
			endpoint: ENDPOINT.generate,
			isWaiting: (_item, { onTimeOut }) => onTimeOut === 'keepWaiting',
		}),
};
