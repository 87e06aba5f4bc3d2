/** Where an item of Intron Transcribe ends. */
export type End = 'transcribed' | 'stillProcessing' | 'failed';

/** What a recording meets by a token in its name, where its item ends, and whether Intron has it then. */
export const FATES: ReadonlyArray<readonly [token: string, end: End, accepted: 0 | 1]> = [
	['', 'transcribed', 1],
	['timeout=408', 'stillProcessing', 1],
	['timeout=503', 'stillProcessing', 1],
	['reset', 'failed', 1],
	['rate-limit=1', 'transcribed', 1],
	['outage', 'failed', 0],
	['cut', 'failed', 1],
	['balance', 'failed', 0],
	['empty', 'failed', 1],
	['too-long', 'transcribed', 1],
	['failed', 'failed', 1],
	['html', 'failed', 0],
];
