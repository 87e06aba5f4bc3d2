/** Says texts: those that are known in real speech, all others by a hum of the length of speech. */
import type { AudioFormat } from '../../nodes/IntronSpeak/catalog/audioFormats.ts';
import { AUDIO_FORMAT } from '../../nodes/IntronSpeak/catalog/audioFormats.ts';
import type { ServedInstead } from '../scenarios/course.mts';
import type { Recording } from '../speech/recordings.mts';
import { recordingBytes, RECORDINGS } from '../speech/recordings.mts';
import type { TextOrder } from '../text/order.mts';
import { hum } from './hum.mts';

/** As the voices of the service were measured. */
const CHARACTERS_PER_SECOND = 14;

const SHORTEST_SECONDS = 1;

/** What is said of a text. */
export interface Utterance {
	readonly format: AudioFormat['name'];
	readonly seconds: number;
	/** Makes the file. */
	readonly bytes: () => Buffer;
}

function findSample(
	{ words, language }: TextOrder,
	format: AudioFormat['name'],
): Recording | undefined {
	return RECORDINGS.find(
		(recording) =>
			recording.transcript === words &&
			recording.language === language &&
			recording.file.startsWith(SAMPLE_PREFIX) &&
			recording.mimeType === AUDIO_FORMAT[format].mimeType,
	);
}

/** Recordings that were made as text to speech makes them. */
const SAMPLE_PREFIX = 'say-';

/**
 * Says a text.
 *
 * @param seconds how long the audio is to be, whatever the text is
 */
export function say(order: TextOrder, seconds?: number): Utterance {
	const { words, format = 'wav' } = order;
	const sample = seconds === undefined ? findSample(order, format) : undefined;
	if (sample) {
		return { format, seconds: sample.durationSeconds, bytes: () => recordingBytes(sample.file) };
	}
	const spoken = Math.max(SHORTEST_SECONDS, [...words].length / CHARACTERS_PER_SECOND);
	const length = Number((seconds ?? spoken).toFixed(2));
	return { format, seconds: length, bytes: () => hum(format, length) };
}

/** What a download gives instead of what was said. */
export function sayInstead(utterance: Utterance, served: ServedInstead): Buffer {
	switch (served) {
		case 'other':
			return hum(utterance.format === 'opus' ? 'wav' : 'opus', utterance.seconds);
		case 'mp3':
			return recordingBytes('english.mp3');
		case 'html':
			return Buffer.from('<!doctype html>\n<html><body>Please sign in</body></html>\n');
		case 'nothing':
			return Buffer.alloc(0);
	}
}
