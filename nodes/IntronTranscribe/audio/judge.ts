import type { AudioFormat } from '../catalog/audioFormats';
import { FORMAT, formatTitle } from '../catalog/audioFormats';
import type { Claim, FileHints } from './claim';
import { claimOf, sentFormat, settle } from './claim';
import type { Head } from './head';
import type { FileMessage } from './messages';
import { RECORDING_MESSAGES } from './messages';
import { recognise } from './recognise';
import { behindTags } from './structure/tags';

/** Whether a file is sent, and as what; or why not. */
export type Judgement =
	| { readonly format: AudioFormat }
	| { readonly refusal: FileMessage; readonly what: string };

const { otherFormat, noAudio, damaged, unknown, noFrames, noHeader, noSound } = RECORDING_MESSAGES;

const REFUSALS = { otherAudio: otherFormat, noAudio, damaged, accepted: unknown };

/** Bytes that tell nothing: the formats that Intron takes all tell themselves. */
function unrecognised({ format }: Claim): Judgement {
	if (!format) return { refusal: unknown, what: '' };
	return {
		refusal: format === FORMAT.mp3 ? noFrames : noHeader,
		what: formatTitle(format),
	};
}

/** @param head of the file, of all or of as much as is read of any; not empty */
export function judge(head: Head, hints: FileHints): Judgement {
	const claim = claimOf(hints);
	const kind = settle(recognise(head, true), claim);
	if (!kind) return unrecognised(claim);
	const format = sentFormat(kind, claim);
	if (!format) return { refusal: REFUSALS[kind.verdict], what: kind.name };
	const isSilent = kind.hasSound?.(behindTags(head)) === false;
	return isSilent ? { refusal: noSound, what: formatTitle(format) } : { format };
}
