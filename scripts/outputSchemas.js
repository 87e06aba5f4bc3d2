const path = require('node:path');

/** The JSON schema that a value is an example of. */
function schemaOf(value) {
	if (Array.isArray(value)) return { type: 'array', items: schemaOf(value[0]) };
	if (value === null || typeof value !== 'object')
		return { type: value === null ? 'null' : typeof value };
	const properties = Object.fromEntries(
		Object.entries(value).map(([key, member]) => [key, schemaOf(member)]),
	);
	return { type: 'object', properties };
}

/** The same schema for each operation of a node. */
const forEach = (operations, value) => {
	const schema = { ...schemaOf(value), version: 1 };
	return Object.fromEntries(operations.map(({ choice }) => [choice.value, schema]));
};

/** What Intron Transcribe makes of a reply with everything in it. */
function transcribeSchemas(load) {
	const { ALL_RESULTS } = load('catalog/categories');
	const { OPERATIONS } = load('operations');
	const { transcribedJson } = load('output/transcribed');

	const exampleOf = ({ apiName }) => (apiName.endsWith('_score') ? '1/2' : 'text');
	const data = {
		audio_transcript: 'SPEAKER_01: text',
		processed_audio_duration_in_seconds: 1,
		...Object.fromEntries(
			ALL_RESULTS.map((result) => [`transcript_${result.apiName}`, exampleOf(result)]),
		),
	};
	const done = {
		transcript: data.audio_transcript,
		isFinished: true,
		data,
		body: { data },
		isCut: false,
	};
	const requested = {
		fileName: 'name',
		language: 'en',
		category: 'general',
		results: ALL_RESULTS,
		diarization: true,
		warnings: ['text'],
	};
	return forEach(OPERATIONS, transcribedJson(done, 'id', requested));
}

/** What Intron Speak makes of a text that was cleaned, with a warning. */
function speakSchemas(load) {
	const { OPERATIONS } = load('operations');
	const { speechJson } = load('output/speech');

	const done = { link: 'link', durationSeconds: 1, body: {} };
	const requested = {
		language: 'sw',
		accent: 'swahili',
		gender: 'female',
		characters: 1,
		spokenText: 'text',
	};
	return forEach(OPERATIONS, speechJson('id', [done], 'name', requested, ['text']));
}

/**
 * The output schemas of all operations, in the form that n8n reads from `__schema__`.
 *
 * They are inferred from an output that the compiled code makes of a reply with everything in it, so
 * they can't differ from what the nodes return.
 *
 * @param {string} dist absolute path of the compiled package
 * @returns {Record<string, Record<string, object>>} schema by the node and the operation's value
 */
function outputSchemas(dist) {
	const loader = (node) => (module) => require(path.join(dist, 'nodes', node, module));
	return {
		IntronSpeak: speakSchemas(loader('IntronSpeak')),
		IntronTranscribe: transcribeSchemas(loader('IntronTranscribe')),
	};
}

module.exports = { outputSchemas };
