/**
 * A `File` whose bytes come from a stream, so that an upload of any size needs little memory.
 *
 * A package on n8n may have no dependencies, so the body is the platform's own `FormData`, which
 * wants a `File`. The HTTP client reads nothing of that file but `name`, `type`, `size` (for
 * Content-Length) and `stream()`; the last two are replaced here, since a real `File` would need
 * all bytes in memory first.
 *
 * @param source the bytes; read once, when the form is sent
 * @param size how many bytes `source` yields
 */
export function streamedFile(
	source: AsyncIterable<Uint8Array>,
	size: number,
	name: string,
	mimeType: string,
): File {
	const file = new File([], name, { type: mimeType });
	Object.defineProperty(file, 'size', { value: size });
	Object.defineProperty(file, 'stream', { value: () => source });
	return file;
}
