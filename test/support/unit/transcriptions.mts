import { judgeUpload } from '../../../nodes/IntronTranscribe/api';
import type { Transcription } from '../../../nodes/IntronTranscribe/catalog/transcription';
import { readReply } from '../../../nodes/shared/intron/reply';

/** What the node takes from a successful answer; fails when it is no transcript. */
export function transcriptionOf(body: unknown): Transcription {
	const verdict = judgeUpload(readReply(200, body));
	if (verdict.state !== 'done') throw new Error('This answer brings no transcript');
	return verdict.done;
}
