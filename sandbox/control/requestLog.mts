import type { ReceivedFile, ReceivedForm } from '../form/received.mts';
import { fieldsOf } from '../form/order.mts';
import { FILE_FIELD } from '../form/fields.mts';
import type { Reply } from '../service/reply.mts';
import type { RecordedFile, RecordedRequest } from './types.mts';

/** How many requests are kept; their counts and complaints are kept for all. */
const KEPT_REQUESTS = 500;

/** Shorter keys are not worth hiding, and hiding them would garble what is recorded. */
const SHORTEST_SECRET = 6;

function recordFile({ name, contentType, bytes, sha256, content }: ReceivedFile): RecordedFile {
	return {
		name: name ?? null,
		contentType,
		bytes,
		sha256,
		format: content.extensions[0] ?? content.container ?? null,
		durationSeconds: content.durationSeconds ?? null,
	};
}

function recordBody(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function hide(key: string, text: string): string {
	return key.length < SHORTEST_SECRET ? text : text.replaceAll(key, '(key)');
}

/** What clients have sent and got. */
export class RequestLog {
	readonly complaints: string[] = [];
	readonly replies: Record<string, number> = {};
	private readonly kept: RecordedRequest[] = [];
	private count = 0;
	private downloadCount = 0;
	private changes = 0;

	get requests(): readonly RecordedRequest[] {
		return this.kept;
	}

	get total(): number {
		return this.count;
	}

	/** How often audio was asked for. */
	get downloads(): number {
		return this.downloadCount;
	}

	/** Grows with every change. */
	get revision(): number {
		return this.changes;
	}

	/**
	 * Records that a request has come.
	 *
	 * @param now in milliseconds since 1970
	 */
	open(
		endpoint: RecordedRequest['endpoint'],
		{ method, url }: { readonly method: string; readonly url: string },
		now: number,
	): RecordedRequest {
		this.count += 1;
		if (endpoint === 'audio') this.downloadCount += 1;
		this.changes += 1;
		const entry: RecordedRequest = {
			id: this.count,
			time: new Date(now).toISOString(),
			endpoint,
			method,
			path: url,
			fields: {},
			file: null,
			scenarios: [],
			fileId: null,
			textId: null,
			complaints: [],
			reply: null,
		};
		this.kept.push(entry);
		if (this.kept.length > KEPT_REQUESTS) this.kept.shift();
		return entry;
	}

	/** Records the fields of a JSON body, text as it is and other values as JSON. */
	recordJson(entry: RecordedRequest, body: Readonly<Record<string, unknown>>, key: string): void {
		for (const [name, value] of Object.entries(body)) {
			entry.fields[name] = hide(key, typeof value === 'string' ? value : JSON.stringify(value));
		}
		this.changes += 1;
	}

	/** Records what a form brought. */
	recordForm(
		entry: RecordedRequest,
		form: Pick<ReceivedForm, 'fields' | 'files'>,
		key: string,
	): void {
		const file = form.files.find(({ field }) => field === FILE_FIELD);
		for (const [name, value] of Object.entries(fieldsOf(form)))
			entry.fields[name] = hide(key, value);
		entry.file = file ? recordFile(file) : null;
		this.changes += 1;
	}

	complain(entry: RecordedRequest, complaints: readonly string[]): void {
		entry.complaints.push(...complaints);
		this.complaints.push(...complaints.map((text) => `request ${entry.id}: ${text}`));
	}

	/** Records how a request was answered. */
	close(entry: RecordedRequest, reply: Reply, key: string): void {
		const isAudio = reply.encoding === 'latin1';
		const body = isAudio ? null : recordBody(hide(key, reply.body));
		entry.reply = { status: reply.status, body };
		this.replies[reply.status] = (this.replies[reply.status] ?? 0) + 1;
		this.changes += 1;
	}
}
