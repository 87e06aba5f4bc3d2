import { AUDIO_FORMATS } from '../catalog/audioFormats';

const DEFAULT_NAME = 'speech';

/** The endings that the audio may have; users also enter that of the format's own name. */
const ENDING = new RegExp(
	`\\.(${AUDIO_FORMATS.flatMap(({ name, extension }) => [name, extension]).join('|')})$`,
	'i',
);

/** The name of an audio file without its ending and without folders. */
export function baseName(name: string): string {
	return (
		name
			.replace(/[/\\]+/g, '_')
			.replace(ENDING, '')
			.trim() || DEFAULT_NAME
	);
}
