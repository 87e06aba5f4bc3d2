import type { IBinaryKeyData } from 'n8n-workflow';
import { fileTypeFromMimeType } from 'n8n-workflow';

import type { Item } from '../../shared/run/item';
import type { Run } from '../../shared/run/operation';
import { displayName, uploadName } from '../audio/naming';
import type { Recording } from '../audio/recording';
import { findRecording, recordingOf } from '../audio/recording';
import { fetchFile } from '../audio/remote/fetchFile';
import { nameInUrl } from '../audio/remote/fileName';
import { FROM_ADDRESS } from '../audio/remote/messages';
import { WARNINGS } from '../output/warnings';
import { readAudioPlace } from '../panel/audioSource';
import { readLength } from './length';

/** What an output gets of a recording. */
interface Kept {
	readonly binary?: IBinaryKeyData;
	readonly warnings: readonly string[];
}

/** The recording of an item, wherever it comes from. */
export interface Audio {
	/**
	 * Checks it, where it is at hand: one at an address is fetched when it is needed.
	 *
	 * @throws NodeOperationError when it can't be used
	 */
	check(): Promise<void>;
	/** @throws NodeOperationError when it can't be fetched or used */
	recording(): Promise<Recording>;
	/** Where it is fetched from. */
	readonly address?: string;
	/** How long it is in seconds, where it is at hand and tells: for that alone it is not fetched. */
	length(): Promise<number | undefined>;
	/** Runs the work that needs it, and holds it back while too many others are fetched. */
	whileHeld<T>(work: () => Promise<T>): Promise<T>;
	/** The name that the user knows it by, as far as it is known. */
	name(): string;
	/** The recording for the output's field of this name; nothing of one that came in with the item. */
	kept(field: string): Promise<Kept>;
}

const NOTHING_KEPT: Kept = { warnings: [] };

function itemAudio(item: Item, field: unknown): Audio {
	let name = '';
	const find = async () => {
		const recording = await findRecording(item, field);
		name = recording.name;
		return recording;
	};
	let found: Promise<Recording> | undefined;
	const recording = async () => await (found ??= find());
	return {
		check: async () => {
			await recording();
		},
		recording,
		length: async () => await readLength(await recording()),
		whileHeld: async (work) => await work(),
		name: () => name,
		kept: async () => {
			const { foundIn } = await recording();
			return { warnings: foundIn === undefined ? [] : [WARNINGS.otherField.text(foundIn)] };
		},
	};
}

function addressAudio(run: Run, item: Item, url: URL): Audio {
	let name = displayName(nameInUrl(url));
	const fetchOnce = async () => {
		const file = await fetchFile(item, url, run.signal);
		const recording = await recordingOf(item, file, FROM_ADDRESS);
		name = recording.name;
		return { file, recording };
	};
	let fetched: ReturnType<typeof fetchOnce> | undefined;
	const load = async () => await (fetched ??= fetchOnce());
	return {
		check: async () => {},
		recording: async () => (await load()).recording,
		address: url.href,
		length: async () => fetched && (await readLength((await fetched).recording)),
		async whileHeld(work) {
			const { fetches } = await run.accountOf(item);
			return await fetches.run(work);
		},
		name: () => name,
		async kept(field) {
			if (field === '') return NOTHING_KEPT;
			try {
				const { file, recording } = await load();
				const { mimeType, extension: fileExtension } = recording.format;
				const fileName = uploadName(recording.name, recording.format);
				const fileType = fileTypeFromMimeType(mimeType);
				const kept = { ...file, fileName, mimeType, fileType, fileExtension };
				return { binary: { [field]: kept }, warnings: [] };
			} catch {
				// Only a try that need not upload it again gets here, and its transcript is paid for.
				return { warnings: [WARNINGS.notKept.text()] };
			}
		},
	};
}

/**
 * The recording of an item. One at an address is fetched when it is needed, which is never when an
 * earlier try has uploaded it.
 *
 * @throws NodeOperationError when its address can be none
 */
export function audioOf(run: Run, item: Item): Audio {
	const place = readAudioPlace(item);
	if ('url' in place) return addressAudio(run, item, place.url);
	return itemAudio(item, place.field);
}
