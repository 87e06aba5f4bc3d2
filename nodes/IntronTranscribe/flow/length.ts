import { canBeLongerThan, durationOf } from '../audio/duration';
import type { Recording } from '../audio/recording';

/**
 * Reads how long a recording is, in seconds; `undefined` when the file does not tell. Reads the file
 * through where its format tells at the end only.
 */
export async function readLength(recording: Recording): Promise<number | undefined> {
	const { format, size, secondsInHead, open } = recording;
	if (secondsInHead !== undefined) return secondsInHead;
	const { bytes, close } = await open();
	try {
		return await durationOf(format, bytes, size);
	} finally {
		close();
	}
}

/**
 * Readers of a length differ by the padding of the encoder, and the service rounds to whole seconds:
 * so much longer is longer for everybody.
 */
const MARGIN_SECONDS = 1;

/**
 * How long a recording is, where that is clearly more than a limit; `undefined` otherwise. A file that
 * is too small to be so long is not read at all.
 *
 * @param limitSeconds the longest that is not too long
 */
export async function lengthOver(
	recording: Recording,
	limitSeconds: number,
): Promise<number | undefined> {
	const least = limitSeconds + MARGIN_SECONDS;
	if (!canBeLongerThan(recording.format, recording.size, least)) return undefined;
	const seconds = await readLength(recording);
	return seconds !== undefined && seconds > least ? seconds : undefined;
}
