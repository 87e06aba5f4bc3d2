import type { Operation } from '../../shared/run/operation';
import { readWaitForResult } from '../../shared/run/waitForResult';
import { ENDPOINT } from '../catalog/service';
import { prepareSpeech } from '../flow/speak';
import { OPERATION } from '../panel/parameters';
import { textParameter } from '../panel/text';
import { voiceParameters } from '../panel/voice';
import { WAITING } from '../panel/waiting';

/** Has a text spoken and goes on with its id; for many texts and busy hours. */
export const startSpeech: Operation = {
	choice: {
		name: 'Start Speech',
		value: OPERATION.startSpeech,
		action: 'Start speech',
		description: 'Have a text spoken and get its text ID at once, to fetch the audio later',
		builderHint: {
			propertyHint:
				'Gives a text ID by output 1 at once; connect output 1 to a Wait node and then to getSpeech. Output 0 is used only with waitForResult: true.',
		},
	},
	parameters: [textParameter, ...voiceParameters, WAITING.waitForResult, WAITING.pendingNotice],
	prepare: (run, item) =>
		prepareSpeech(run, item, { endpoint: ENDPOINT.enqueue, isWaiting: readWaitForResult }),
};
