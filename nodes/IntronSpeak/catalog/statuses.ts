/**
 * The life cycle of a text: `TTS_TEXT_AUDIO_QUEUED` → `…_PENDING` → `…_PROCESSING` → `…_GENERATED` |
 * `…_PROCESSING_FAILED` (docs page of `tts/v1/status`).
 */

/** What the node assumes when a reply names no status: the text was accepted and waits its turn. */
export const STATUS_QUEUED = 'TTS_TEXT_AUDIO_QUEUED';

/** The status of a text whose audio is there; a link may be told before. */
export const STATUS_GENERATED = 'TTS_TEXT_AUDIO_GENERATED';
