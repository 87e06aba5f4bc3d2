import type { IBinaryData, IHttpRequestOptions } from 'n8n-workflow';

import { onAbort } from '../../shared/intron/onAbort';
import type { Fault } from '../../shared/intron/faults/fault';
import { GRACE_MS, within } from '../../shared/intron/within';
import type { Item } from '../../shared/run/item';
import type { NodeStream, StreamMaker } from '../../shared/run/streamOf';
import { streamMaker } from '../../shared/run/streamOf';
import { checkedAudio } from '../audio/checkedAudio';
import { safeAddress } from '../audio/link';
import type { AudioFormat } from '../catalog/audioFormats';
import { DOWNLOAD_FAILED, LINK_EXPIRED, NOT_AUDIO, UNSAFE_LINK } from '../faults';

/** An audio file in n8n's binary storage. */
export interface StoredAudio {
	readonly format: AudioFormat;
	readonly file: IBinaryData;
	/** Makes streams, as n8n's storage takes them. */
	readonly makeStream: StreamMaker;
}

/** How the audio is downloaded. */
export interface DownloadPlan {
	/** Name of the file, without an ending. */
	readonly fileName: string;
	/** How long an answer may take. */
	readonly timeoutSeconds: number;
	/** Ends the download at once. */
	readonly signal: AbortSignal;
}

/** More redirects than these are a circle. */
const MAX_REDIRECTS = 5;

/** The slowest download that the time-out allows for, in bytes per second. */
const SLOWEST_BYTES_PER_SECOND = 32 * 1024;

/** What the answers of a storage mean that are no file. S3 calls a link that is over forbidden. */
const faultOf = (httpStatus: number): Fault =>
	httpStatus === 401 || httpStatus === 403 ? LINK_EXPIRED : DOWNLOAD_FAILED;

/** An answer whose file is still on its way. */
interface OpenAnswer {
	readonly stream: NodeStream;
	/** In bytes; `undefined` when the answer does not tell. */
	readonly length: number | undefined;
}

/** The part of n8n's full HTTP response that is read here. */
interface FileResponse {
	readonly statusCode: number;
	/** Their names are in small letters. */
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: NodeStream;
}

const numberIn = (value: unknown): number | undefined =>
	typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;

/** Asks for a file. The key stays here: the storage refuses it, and has no business with it. */
async function open(
	item: Item,
	link: string,
	timeoutSeconds: number,
	signal: AbortSignal,
): Promise<OpenAnswer | Fault> {
	const { baseUrl } = await item.credential();
	const { context, clock } = item;
	const timeout = timeoutSeconds * 1000;
	let url = safeAddress(link, baseUrl);
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		if (url === undefined) return UNSAFE_LINK;
		const request: IHttpRequestOptions = {
			url,
			// The length of a compressed answer is not that of the file.
			headers: { 'Accept-Encoding': 'identity' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout,
			abortSignal: signal,
		};
		const { statusCode, headers, body } = await within(
			clock,
			timeout + GRACE_MS,
			async () => (await context.helpers.httpRequest(request)) as FileResponse,
		);
		if (statusCode >= 200 && statusCode <= 299) {
			return { stream: body, length: numberIn(headers['content-length']) };
		}
		body.destroy();
		const { location } = headers;
		if (statusCode < 300 || statusCode > 399 || typeof location !== 'string') {
			return faultOf(statusCode);
		}
		url = URL.canParse(location, url)
			? safeAddress(new URL(location, url).href, baseUrl)
			: undefined;
	}
	return DOWNLOAD_FAILED;
}

/**
 * Streams audio into n8n's binary storage.
 *
 * @param like tells the format, and how to make streams
 * @param fileName without an ending
 * @throws what the bytes or the storage throw
 */
export async function storeAudio(
	{ context: { helpers } }: Item,
	{ format, makeStream }: Omit<StoredAudio, 'file'>,
	bytes: AsyncIterable<Uint8Array>,
	fileName: string,
): Promise<StoredAudio> {
	const stream = makeStream(bytes) as Parameters<typeof helpers.prepareBinaryData>[0];
	const name = `${fileName}.${format.extension}`;
	const file = await helpers.prepareBinaryData(stream, name, format.mimeType);
	return { format, file, makeStream };
}

/**
 * Downloads audio into n8n's binary storage, as it comes. What it is, its first bytes tell: the
 * storage calls everything `binary/octet-stream`.
 *
 * @param link as the service gave it
 * @returns the file, or the fault of this try
 */
export async function download(
	item: Item,
	link: string,
	{ fileName, timeoutSeconds, signal }: DownloadPlan,
): Promise<StoredAudio | Fault> {
	// A signal of its own: requests add a listener each, of which one signal should not have many.
	const stop = new AbortController();
	const forget = onAbort(signal, () => stop.abort());
	try {
		const answer = await open(item, link, timeoutSeconds, stop.signal);
		if ('name' in answer) return answer;
		const { stream, length } = answer;
		onAbort(stop.signal, () => stream.destroy(new Error('Stopped')));
		// The HTTP client's own time-out is over once the answer has begun.
		const limitSeconds = timeoutSeconds + (length ?? 0) / SLOWEST_BYTES_PER_SECOND;
		try {
			return await within(item.clock, limitSeconds * 1000, async () => {
				const audio = await checkedAudio(stream, length);
				if (!audio) return NOT_AUDIO;
				const made = { format: audio.format, makeStream: streamMaker(stream) };
				return await storeAudio(item, made, audio.bytes, fileName);
			});
		} finally {
			stream.destroy();
		}
	} catch {
		// Whatever broke: the connection, or the storage of n8n. The error holds the signed link.
		stop.abort();
		return DOWNLOAD_FAILED;
	} finally {
		forget();
	}
}
