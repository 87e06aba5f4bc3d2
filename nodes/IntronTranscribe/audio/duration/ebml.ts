/** The elements of EBML, which WebM and Matroska are made of: an ID, a size, a content. */

/** The most that an ID and a size take. */
export const MAX_ELEMENT_HEADER_BYTES = 4 + 8;

/** The header of an element. */
export interface Element {
	readonly id: number;
	/** Of its content; Infinity when it was left open. */
	readonly size: number;
	readonly headerBytes: number;
}

/** How many bytes a number takes: the zeros before its first set bit, and one. */
export const widthOf = (first: number) => Math.clz32(first) - 23;

/** A number whose width is in its first byte, without the bit that tells it. */
function variableNumber(bytes: Buffer, offset: number, width: number): number {
	let value = bytes.readUInt8(offset) & (0xff >> width);
	let isOpen = value === 0xff >> width;
	for (let i = 1; i < width; i++) {
		const byte = bytes.readUInt8(offset + i);
		isOpen &&= byte === 0xff;
		value = value * 0x100 + byte;
	}
	return isOpen ? Infinity : value;
}

/** @returns the element that starts at the offset, if one can */
export function elementAt(bytes: Buffer, offset: number): Element | undefined {
	const idWidth = widthOf(bytes[offset] ?? 0);
	const sizeWidth = widthOf(bytes[offset + idWidth] ?? 0);
	const headerBytes = idWidth + sizeWidth;
	if (idWidth > 4 || sizeWidth > 8 || offset + headerBytes > bytes.length) return undefined;
	return {
		id: unsigned(bytes, offset, offset + idWidth),
		size: variableNumber(bytes, offset + idWidth, sizeWidth),
		headerBytes,
	};
}

/** The whole number that stands from `start` to `end`. */
export function unsigned(bytes: Buffer, start: number, end: number): number {
	let value = 0;
	for (let i = start; i < end; i++) value = value * 0x100 + bytes.readUInt8(i);
	return value;
}

/** The floating-point number, of 4 or 8 bytes, that stands from `start` to `end`; else 0. */
export function float(bytes: Buffer, start: number, end: number): number {
	if (end - start === 4) return bytes.readFloatBE(start);
	return end - start === 8 ? bytes.readDoubleBE(start) : 0;
}
