import type { Head } from './head';
import { BY_CONTENT, BY_FIRST_BYTES, MP3, MP3_INSIDE, TAG_ONLY } from './kinds';
import type { Kind } from './kinds/kind';
import { findFrames } from './structure/frames';
import { behindTags } from './structure/tags';

const firstOf = (kinds: readonly Kind[], head: Head): Kind | undefined =>
	kinds.find(({ test }) => test?.(head));

/**
 * Recognises a file by its first bytes.
 *
 * @param isAll whether more of the file can't be read: then it is told by what there is
 * @returns `undefined` when nothing tells what it is
 */
export function recognise(head: Head, isAll: boolean): Kind | undefined {
	const sound = behindTags(head);
	if (sound.isTagged && sound.fileBytes === 0) return TAG_ONLY;

	const kind = firstOf(BY_FIRST_BYTES, sound);
	if (kind) return kind;
	const frames = findFrames(sound.bytes);
	if (frames >= 0) return frames === 0 || sound.isTagged ? MP3 : MP3_INSIDE;
	return isAll ? firstOf(BY_CONTENT, sound) : undefined;
}
