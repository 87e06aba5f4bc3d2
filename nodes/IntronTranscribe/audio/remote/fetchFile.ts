import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { onAbort } from '../../../shared/intron/onAbort';
import { GRACE_MS, whileGoing, within } from '../../../shared/intron/within';
import type { Item } from '../../../shared/run/item';
import type { NodeStream } from '../../../shared/run/streamOf';
import { streamMaker } from '../../../shared/run/streamOf';
import { plainMimeType } from '../../catalog/audioFormats';
import { DEFAULT_BASE_NAME } from '../naming';
import { fetchedName, nameInUrl } from './fileName';
import type { AddressMessage } from './messages';
import { ADDRESS_MESSAGES } from './messages';
import { messageOfStatus, reasonOf } from './reasons';

/** How long a server may be silent, before its answer and within it. */
export const PATIENCE = { milliseconds: 60_000 };

const MAX_REDIRECTS = 10;

/** What n8n stores. */
type Storable = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** The part of n8n's full HTTP response that is read here. */
interface FileResponse {
	readonly statusCode: number;
	readonly headers: Readonly<Partial<Record<string, unknown>>>;
	readonly body: NodeStream;
}

/**
 * Fetches a file into n8n's binary storage, as a stream. No credential goes with the request: the
 * address can belong to anybody.
 *
 * @param signal breaks it off
 * @throws NodeOperationError when it can't be had, which tells of the address no more than its host
 */
export async function fetchFile(
	item: Item,
	{ href, host }: URL,
	signal: AbortSignal,
): Promise<IBinaryData> {
	const { context, clock } = item;
	const { helpers } = context;
	const patienceMs = PATIENCE.milliseconds;
	const refuse = (message: AddressMessage, { status = 0, said = '' } = {}) => {
		const error = item.refusal(message, { host, status, said });
		Object.assign(error.context, { fileName: nameInUrl(href) });
		return error;
	};
	if (signal.aborted) throw refuse(ADDRESS_MESSAGES.cancelled);
	const abort = new AbortController();
	const stopListening = onAbort(signal, () => abort.abort());
	const done = async <T>(work: (goesOn: () => void) => Promise<T>): Promise<T> => {
		try {
			return await within(clock, patienceMs + GRACE_MS, work);
		} catch (thrown) {
			abort.abort();
			const [message, said] = reasonOf(thrown);
			throw refuse(signal.aborted ? ADDRESS_MESSAGES.cancelled : message, { said });
		}
	};
	try {
		const response = await done(
			async () =>
				(await helpers.httpRequest({
					url: href,
					headers: { accept: '*/*' },
					encoding: 'stream',
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					maxRedirects: MAX_REDIRECTS,
					timeout: patienceMs,
					abortSignal: abort.signal,
				})) as FileResponse,
		);
		const { statusCode: status, headers, body } = response;
		if (status < 200 || status > 299) {
			// n8n may have wrapped the stream, whose source only the signal ends then.
			body.destroy();
			abort.abort();
			throw refuse(messageOfStatus(status), { status });
		}
		const name = fetchedName(headers['content-disposition'], href);
		// Without a name n8n would note the whole address, with its query. It takes slashes for folders.
		const storedName = name.replace(/[\\/]/g, '-') || DEFAULT_BASE_NAME;
		const mimeType = plainMimeType(String(headers['content-type'] ?? ''));
		return await done(async (goesOn) => {
			const stream = streamMaker(body)(whileGoing(body, goesOn)) as Storable;
			return await helpers.prepareBinaryData(stream, storedName, mimeType || undefined);
		});
	} finally {
		stopListening();
	}
}
