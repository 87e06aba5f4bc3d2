import { elementAt } from '../duration/ebml';
import type { Head } from '../head';

const ID = { header: 0x1a45_dfa3, documentType: 0x4282, segment: 0x1853_8067 };

/** A cluster, which holds sound. */
const CLUSTER = 0x1f43_b675;

/**
 * The document type in the header of an EBML file.
 *
 * @returns e.g. `webm`; `undefined` where it has none, and where the file is no EBML
 */
export function documentType({ bytes }: Head): string | undefined {
	const header = elementAt(bytes, 0);
	if (header?.id !== ID.header) return undefined;
	const end = Math.min(header.headerBytes + header.size, bytes.length);
	let offset = header.headerBytes;
	while (offset < end) {
		const element = elementAt(bytes, offset);
		if (!element) return undefined;
		const content = offset + element.headerBytes;
		offset = content + element.size;
		if (element.id === ID.documentType) {
			return bytes.toString('latin1', content, Math.min(offset, end)).replace(/\0+$/, '');
		}
	}
	return undefined;
}

/** Whether a WebM holds sound or pictures, or more than was read. */
export function webmHasSound({ bytes, fileBytes }: Head): boolean {
	let offset = 0;
	for (;;) {
		const element = elementAt(bytes, offset);
		if (!element) return fileBytes > bytes.length;
		if (element.id === CLUSTER) return true;
		// What stands in a segment is looked at one by one.
		offset += element.headerBytes + (element.id === ID.segment ? 0 : element.size);
		if (offset >= bytes.length) return offset < fileBytes;
	}
}
