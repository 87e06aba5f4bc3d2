/** Intron's text to speech: its endpoints, and what is known of its limits. */

/** The endpoints of text to speech; calls are documented per minute, spacing is in milliseconds. */
export const SPEECH_ENDPOINT = {
	generate: { path: '/tts/v1/generate', callsPerMinute: 30, spacingMs: 0 },
	enqueue: { path: '/tts/v1/enqueue', callsPerMinute: 60, spacingMs: 0 },
	status: { path: '/tts/v1/status', callsPerMinute: 100, spacingMs: 1100 },
} as const;

/**
 * Longest text in characters: older and newer documentation. Nobody has met the limit yet, and what
 * the service itself says in its refusal wins.
 */
export const TEXT_LIMITS_CHARACTERS = [1_200, 4_096] as const;

/** The formats that `output_audio_format` takes; the first is the service's default. */
export const AUDIO_FORMATS = ['wav', 'opus'] as const;

export type AudioFormat = (typeof AUDIO_FORMATS)[number];
