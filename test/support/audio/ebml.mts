const SEGMENT = '18538067';
const INFO = '1549a966';
const CLUSTER = '1f43b675';

/** An element with a size of eight bytes; an open one has all its bits set, as live recorders do. */
export function element(id: string, content: Buffer, isOpen: boolean = false): Buffer {
	const size = Buffer.alloc(8, 0xff);
	if (!isOpen) size.writeBigUInt64BE(BigInt(content.length));
	size.writeUInt8(0x01, 0);
	return Buffer.concat([Buffer.from(id, 'hex'), size, content]);
}

export function uint(id: string, value: number): Buffer {
	const content = Buffer.alloc(6);
	content.writeUIntBE(value, 0, 6);
	return element(id, content);
}

export function float(id: string, value: number, bytes: 4 | 8 = 8): Buffer {
	const content = Buffer.alloc(bytes);
	if (bytes === 4) content.writeFloatBE(value);
	else content.writeDoubleBE(value);
	return element(id, content);
}

export const timecodeScale = (nanoseconds: number) => uint('2ad7b1', nanoseconds);
export const duration = (units: number, bytes?: 4 | 8) => float('4489', units, bytes);

/** The head of a block: its track, and its time within its cluster. */
function blockContent(time: number): Buffer {
	const content = Buffer.alloc(60);
	content.writeUInt8(0x81);
	content.writeInt16BE(time, 1);
	return content;
}

export const simpleBlock = (time: number) => element('a3', blockContent(time));
export const blockGroup = (time: number, length: number) =>
	element('a0', Buffer.concat([element('a1', blockContent(time)), uint('9b', length)]));

export const info = (...parts: Buffer[]) => element(INFO, Buffer.concat(parts));
export const cluster = (time: number, blocks: readonly Buffer[], isOpen: boolean = false) =>
	element(CLUSTER, Buffer.concat([uint('e7', time), ...blocks]), isOpen);

/** A file of the elements of its segment. */
export function webm(parts: readonly Buffer[], isOpen: boolean = false): Buffer {
	return Buffer.concat([
		element('1a45dfa3', element('4282', Buffer.from('webm'))),
		element(SEGMENT, Buffer.concat(parts), isOpen),
	]);
}
