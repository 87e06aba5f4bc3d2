import { VOICE_LANGUAGES } from '../../nodes/IntronSpeak/catalog/voices.ts';
import { table } from './table.mts';

/** The voices of text to speech. */
export const voices = (): string =>
	table(
		['Language', 'Code', 'Accents'],
		VOICE_LANGUAGES.map(({ name, code, accents }) => [
			name,
			`\`${code}\``,
			accents.map((accent) => `${accent.name} \`${accent.code}\``).join(', '),
		]),
	);
