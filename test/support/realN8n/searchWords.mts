/** What people type who want what a node does, by the node's display name. */
export const SEARCH_WORDS: Readonly<Record<string, readonly string[]>> = {
	'Intron Transcribe': [
		'audio to text',
		'call analysis',
		'call analytics',
		'call center',
		'clinic',
		'conversation',
		'diarize',
		'dictation',
		'intron',
		'luganda',
		'medical',
		'mp3',
		'phone',
		'quality',
		'sentiment',
		'speech to text',
		'speech-to-text',
		'swahili',
		'transcribe',
		'transcript',
		'voice note',
		'voicemail',
		'whisper',
		'wolof',
	],
	'Intron Speak': [
		'accent',
		'african languages',
		'intron',
		'say',
		'speak',
		'speech synthesis',
		'swahili',
		'text to speech',
		'tts',
		'yoruba',
	],
};

/** Each word with the node that it is to find. */
export const SEARCHES = Object.entries(SEARCH_WORDS).flatMap(([node, words]) =>
	words.map((word) => ({ word, node })),
);

/** So many results are seen without scrolling, and read by n8n's AI builder. */
export const FIRST = 5;
