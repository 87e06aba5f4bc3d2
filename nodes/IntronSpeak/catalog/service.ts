import type { Endpoint } from '../../shared/intron/service';
import { STATUS_LIMITS } from '../../shared/intron/service';

/** The endpoints for texts (docs pages of `tts/v1/…`); `generate` was seen to allow 60 a minute, too. */
export const ENDPOINT = {
	generate: { path: '/tts/v1/generate', callsPerMinute: 30, spacingMs: 0 },
	enqueue: { path: '/tts/v1/enqueue', callsPerMinute: 60, spacingMs: 0 },
	status: { path: '/tts/v1/status', ...STATUS_LIMITS },
} as const satisfies Record<string, Endpoint>;

/**
 * Longest text in characters: older and newer documents. Nobody has met the limit yet, and what the
 * service itself says in its refusal wins.
 */
export const TEXT_LIMITS_CHARACTERS = [1_200, 4_096] as const;
