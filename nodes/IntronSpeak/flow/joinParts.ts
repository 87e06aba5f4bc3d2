import type { IBinaryKeyData } from 'n8n-workflow';

import { STORAGE_PATIENCE_MS, whileGoing, within } from '../../shared/intron/within';
import type { Item } from '../../shared/run/item';
import { audioFile } from '../audio/audioFile';
import { joinOpus } from '../audio/joinOpus';
import { joinWav } from '../audio/joinWav';
import { AUDIO_FORMAT } from '../catalog/audioFormats';
import { WARNINGS } from '../output/warnings';
import type { StoredAudio } from './download';
import { storeAudio } from './download';

/** The files of an item, and what the user should know of them. */
export interface ItemAudio {
	readonly binary: IBinaryKeyData;
	readonly warnings: string[];
}

/** Joins the parts of a text into one file; `undefined` when that can't be done soundly. */
async function join(
	item: Item,
	parts: readonly StoredAudio[],
	fileName: string,
): Promise<StoredAudio | undefined> {
	const [first] = parts;
	if (!first || parts.some(({ format }) => format !== first.format)) return undefined;
	const files = parts.map(({ format, file }) => audioFile(item, format, file));
	const joinFiles = first.format === AUDIO_FORMAT.opus ? joinOpus : joinWav;
	try {
		return await within(item.clock, STORAGE_PATIENCE_MS, async (goesOn) => {
			const bytes = await joinFiles(files);
			return bytes && (await storeAudio(item, first, whileGoing(bytes, goesOn), fileName));
		});
	} catch {
		// What a file is made of shows only while it is read.
		return undefined;
	}
}

/**
 * Makes one file of the parts of a text, or leaves them in fields of their own.
 *
 * @param field that gets the file
 * @param fileName without an ending
 */
export async function joinParts(
	item: Item,
	parts: readonly StoredAudio[],
	field: string,
	fileName: string,
): Promise<ItemAudio> {
	const [first] = parts;
	const whole = parts.length === 1 ? first : await join(item, parts, fileName);
	if (whole) return { binary: { [field]: whole.file }, warnings: [] };
	const entries = parts.map(({ file }, index) => [`${field}${index === 0 ? '' : index + 1}`, file]);
	const binary = Object.fromEntries(entries) as IBinaryKeyData;
	return { binary, warnings: [WARNINGS.notJoined.text(Object.keys(binary))] };
}
