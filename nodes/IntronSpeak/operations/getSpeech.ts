import { readRequestDetails } from '../../shared/run/jobReference';
import type { Operation } from '../../shared/run/operation';
import { readOptions } from '../../shared/run/options';
import { readWaitForResult, waitPlanOf } from '../../shared/run/waitForResult';
import { lookCall } from '../api';
import { baseName } from '../audio/naming';
import { finish } from '../flow/finish';
import { requestedSpeechOf } from '../output/requestedSpeech';
import { OPTIONS } from '../panel/options';
import { OPERATION } from '../panel/parameters';
import { readTextIds, requestDetailsParameter, textIdParameter } from '../panel/textReference';
import { WAITING } from '../panel/waiting';

/** Fetches the audio of a text that was sent before. */
export const getSpeech: Operation = {
	choice: {
		name: 'Get Speech',
		value: OPERATION.getSpeech,
		action: 'Get speech',
		description: 'Fetch the audio of a text that was sent before, by its text ID',
		builderHint: {
			propertyHint:
				'Takes the items of output 1 with its default parameters. Connect its own output 1 back to the Wait node.',
		},
	},
	parameters: [textIdParameter, requestDetailsParameter, WAITING.waitForResult],
	prepare(run, item) {
		const textIds = readTextIds(item);
		const options = readOptions(item, OPTIONS);
		const details = requestedSpeechOf(readRequestDetails(item), options.fileName);
		const speech = {
			item,
			requested: { ...details, fileName: baseName(details.fileName) },
			options,
			wait: readWaitForResult(item) ? waitPlanOf(options) : undefined,
		};
		return {
			run: async () => {
				const { client } = await run.accountOf(item);
				const answers = await Promise.all(
					textIds.map(async (textId) => await client.call(lookCall(textId))),
				);
				return await finish(run, speech, answers);
			},
		};
	},
};
