import type { Endpoint } from '../../shared/intron/service';
import type { Item } from '../../shared/run/item';
import type { Run, Task } from '../../shared/run/operation';
import { readOptions } from '../../shared/run/options';
import { waitPlanOf } from '../../shared/run/waitForResult';
import { AUDIO_FORMAT } from '../catalog/audioFormats';
import { ENDPOINT } from '../catalog/service';
import type { SpeechRequest } from '../catalog/speech';
import { requestedSpeech } from '../output/requestedSpeech';
import { baseName } from '../audio/naming';
import { PANEL_MESSAGES } from '../panel/messages';
import type { Options } from '../panel/options';
import { OPTIONS } from '../panel/options';
import { readSpokenText } from '../panel/text';
import { readVoice } from '../panel/voice';
import { cleanText, hasWords } from '../text/clean';
import { finish } from './finish';
import { submitText } from './submitParts';

/** How an operation has texts spoken. */
export interface SpeakKind {
	readonly endpoint: Endpoint;
	/** Whether an item whose audio is not there at once waits for it. */
	readonly isWaiting: (item: Item, options: Options) => boolean;
}

/**
 * Reads and checks the text of an item, and how it is to be spoken.
 *
 * @returns the work that has it spoken and brings it to its output
 * @throws NodeOperationError when the text or a setting can't be used; nothing was sent then
 */
export function prepareSpeech(run: Run, item: Item, { endpoint, isWaiting }: SpeakKind): Task {
	const options = readOptions(item, OPTIONS);
	const given = readSpokenText(item);
	const text = options.cleanText ? cleanText(given) : given;
	if (!hasWords(text)) {
		throw item.refusal(PANEL_MESSAGES.nothingToSpeak, { isCleaned: hasWords(given) });
	}
	const format = AUDIO_FORMAT[options.audioFormat];
	const request: SpeechRequest = { text, voice: readVoice(item), format };
	const speech = {
		item,
		requested: requestedSpeech(request, given, baseName(options.fileName)),
		options,
	};
	const isDirect = endpoint === ENDPOINT.generate;
	const waits = isWaiting(item, options);
	const submission = { request, endpoint, timeoutSeconds: options.timeout };
	return {
		run: async () => {
			const answers = await submitText(run, item, submission, options.splitLongText);
			// Parts are in the queue, so the direct way waits for them as it does for a whole text.
			const isQueued = isDirect && answers.length > 1;
			const wait = waits || isQueued ? waitPlanOf(options) : undefined;
			return await finish(run, { ...speech, wait }, answers);
		},
	};
}
