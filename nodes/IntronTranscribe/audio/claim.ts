import type { AudioFormat } from '../catalog/audioFormats';
import { formatOfExtension, formatOfMimeType, plainMimeType } from '../catalog/audioFormats';
import { BY_NAME } from './kinds';
import type { Kind } from './kinds/kind';
import { extensionOf } from './naming';

/** What n8n tells of a file besides its bytes; a Code node can put anything there. */
export interface FileHints {
	/** As the node before named it; chat and mail nodes often leave it out or invent one. */
	readonly fileName?: unknown;
	readonly mimeType?: unknown;
}

/** What a name or a MIME type says of a file. */
export interface Claim {
	/** An accepted format. */
	readonly format?: AudioFormat;
	/** Another kind of sound. */
	readonly kind?: Kind;
	/** A MIME type that says something, but nothing of sound that is known here. */
	readonly isOther: boolean;
}

/** MIME types that say no more than that there are bytes. */
const VAGUE =
	/^(?:|(?:application|binary)\/(?:(?:x-)?octet-?stream|(?:x-|mac)?binary|(?:x-|force-)?download|unknown|data)|(?:content|unknown)\/unknown|(?:audio|\*)\/(?:\*|(?:x-)?unknown))$/;

/** Names come before types, which nodes invent more often. */
export function claimOf({ fileName, mimeType }: FileHints): Claim {
	const extension = extensionOf(fileName).toLowerCase();
	const type = typeof mimeType === 'string' ? plainMimeType(mimeType) : '';
	const byName = (kind: Kind) => kind.extensions?.includes(extension);
	const byType = (kind: Kind) => kind.mimeTypes?.includes(type);

	let format = formatOfExtension(extension);
	let kind = format ? undefined : BY_NAME.find(byName);
	if (!format && !kind) {
		format = formatOfMimeType(type);
		kind = format ? undefined : BY_NAME.find(byType);
	}
	return { format, kind, isOther: !format && !kind && !VAGUE.test(type) };
}

/** Whether a name or MIME type counts more than the bytes. */
function yields({ yieldsTo }: Kind, { kind, isOther }: Claim): boolean {
	return yieldsTo !== undefined && (kind !== undefined || (yieldsTo === 'anyOther' && isOther));
}

/**
 * What a file is, by its bytes where they can tell, since names and MIME types of files from chats,
 * phones and mails are often missing or wrong.
 *
 * @param kind by its bytes; `undefined` where they tell nothing
 */
export function settle(kind: Kind | undefined, claim: Claim): Kind | undefined {
	return kind && !yields(kind, claim) ? kind : claim.kind;
}

/** The format as which a file is sent; `undefined` where Intron does not take it. */
export function sentFormat({ format, alsoAs = [] }: Kind, claim: Claim): AudioFormat | undefined {
	return claim.format && alsoAs.includes(claim.format) ? claim.format : format;
}
