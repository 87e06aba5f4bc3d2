import { recordingBytes } from '../service/recordings.mts';
import type { GivenFile } from './givenFile.mts';

const bytes = recordingBytes('english.ogg');
const base64 = bytes.toString('base64');

const NAME = 'voice.ogg';

/** A file as a Code node puts it into an item: with its data as a text, or what it takes for one. */
export interface FileOfCode extends GivenFile {
	readonly data: unknown;
}

const ROWS: Array<[what: string, data: unknown, fate: string]> = [
	['Base64 with a line end behind it', `${base64}\n`, 'ogg'],
	['Base64 in lines', base64.replace(/.{76}/g, '$&\r\n'), 'ogg'],
	['Base64 with a blank in front', ` ${base64}`, 'ogg'],
	['Base64 for addresses', bytes.toString('base64url'), 'ogg'],
	['a data URL', `data:audio/ogg;base64,${base64}`, 'ogg'],
	[
		'Base64 of Base64',
		Buffer.from(base64).toString('base64'),
		'It is a text (Base64), not a recording',
	],
	['a text', '{"error":"no file"}', "It can't be read: its data is not Base64"],
	['an empty text', '', 'It is empty'],
	[
		'nothing',
		null,
		`The field "data" that 'Input Data Field Name' names holds an object whose data is not Base64, not a file`,
	],
];

export const FILES_OF_CODE = ROWS.map(
	([what, data, fate]): FileOfCode => ({
		what,
		data,
		fate,
		bytes,
		hints: { fileName: NAME, mimeType: 'audio/ogg' },
	}),
);
