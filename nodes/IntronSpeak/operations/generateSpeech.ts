import type { Operation } from '../../shared/run/operation';
import { ENDPOINT } from '../catalog/service';
import { prepareSpeech } from '../flow/speak';
import { OPERATION } from '../panel/parameters';
import { textParameter } from '../panel/text';
import { voiceParameters } from '../panel/voice';
import { WAITING } from '../panel/waiting';

/** Has a text spoken and waits for the audio. */
export const generateSpeech: Operation = {
	choice: {
		name: 'Generate Speech',
		value: OPERATION.generateSpeech,
		action: 'Generate speech',
		description: 'Have a text spoken and get the audio file',
		builderHint: {
			propertyHint:
				'Waits for the audio and gives it by output 0 as the binary field data; what Intron needs longer for leaves by output 1, so connect both. The error output is .output(2), for every operation: never use .onError(), which connects output 1.',
		},
	},
	parameters: [textParameter, ...voiceParameters, WAITING.longerNotice],
	prepare: (run, item) =>
		prepareSpeech(run, item, {
			endpoint: ENDPOINT.generate,
			isWaiting: (_item, { onTimeOut }) => onTimeOut === 'keepWaiting',
		}),
};
