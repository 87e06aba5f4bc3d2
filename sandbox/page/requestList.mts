/** The list of recent requests, newest first. */
import { UNKNOWN_JOB_PATH } from '../../nodes/shared/intron/service.ts';
import type { RecordedFile, RecordedRequest } from '../control/types.mts';
import { ENDPOINTS } from '../service/endpoints.mts';
import type { Html } from './html.mts';
import { html } from './html.mts';

const SHOWN_REQUESTS = 50;

/** It asks for a file that there is none of, so "file not found" is its good answer. */
const isCredentialTest = (path: string): boolean => path === UNKNOWN_JOB_PATH;

function titleOf({ endpoint, method, path }: RecordedRequest): string {
	if (endpoint === 'audio') return 'Download of speech';
	if (isCredentialTest(path)) return 'Test of the credential';
	return endpoint === 'other' ? `${method} ${path}` : ENDPOINTS[endpoint].title;
}

/** A time-out is no failure: its reply names what was accepted. */
function kindOf({ reply, method, path, fileId, textId }: RecordedRequest): 'good' | 'odd' | 'bad' {
	if (reply && (reply.status < 300 || (isCredentialTest(path) && reply.status === 500)))
		return 'good';
	return method === 'POST' && (fileId ?? textId) !== null ? 'odd' : 'bad';
}

function badge(request: RecordedRequest): Html {
	if (!request.reply) return html`<span class="badge waiting">no reply yet</span>`;
	return html`<span class="badge ${kindOf(request)}">${request.reply.status}</span>`;
}

/** What the service says about a request that did not simply succeed. */
function messageLine(request: RecordedRequest): Html | null {
	const body = request.reply?.body;
	const message =
		typeof body === 'object' && body !== null && 'message' in body ? body.message : '';
	if (kindOf(request) === 'good' || typeof message !== 'string' || message === '') return null;
	return html`<span class="message">${message}</span>`;
}

function row(name: string, value: string | Html): Html {
	return html`<tr>
		<th scope="row">${name}</th>
		<td>${value}</td>
	</tr>`;
}

function fileTable(file: RecordedFile | null): Html | null {
	if (!file) return null;
	const seconds = file.durationSeconds;
	const length = seconds === null ? 'unknown' : `${seconds.toFixed(2)} seconds`;
	return html`<h4>File</h4>
		<table>
			${row('Name', file.name ?? '(none)')} ${row('Content-Type', file.contentType)}
			${row('Size', `${file.bytes.toLocaleString('en')} bytes`)}
			${row('Content', file.format ?? 'not audio')} ${row('Length', length)}
		</table>`;
}

function fieldTable(fields: RecordedRequest['fields']): Html | null {
	const entries = Object.entries(fields);
	if (entries.length === 0) return null;
	return html`<h4>Fields</h4>
		<table>
			${entries.map(([name, value]) => row(name, html`<code>${value}</code>`))}
		</table>`;
}

function complaintList(complaints: readonly string[]): Html | null {
	if (complaints.length === 0) return null;
	return html`<h4>Complaints</h4>
		<ul class="complaints">
			${complaints.map((text) => html`<li>${text}</li>`)}
		</ul>`;
}

function replyText({ reply }: RecordedRequest): Html {
	if (!reply) return html`<p>No reply was sent (yet).</p>`;
	const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body, null, 2);
	return html`<h4>Reply: HTTP status ${reply.status}</h4>
		<pre>${body}</pre>`;
}

function complaintBadge({ complaints }: RecordedRequest): Html | null {
	if (complaints.length === 0) return null;
	const count = complaints.length === 1 ? '1 complaint' : `${complaints.length} complaints`;
	return html`<span class="badge bad">${count}</span>`;
}

function requestItem(request: RecordedRequest): Html {
	const { id, time, method, path, file, fields, scenarios } = request;
	const about = file?.name ?? request.fileId ?? fields.text ?? request.textId ?? '';
	return html`<details class="request" data-key="${id}">
		<summary>
			<time datetime="${time}">${new Date(time).toLocaleTimeString('en-GB')}</time>
			<b>${titleOf(request)}</b> <span class="about">${about}</span>
			${scenarios.map((token) => html`<code>[${token}]</code> `)}
			<span class="badges">${complaintBadge(request)} ${badge(request)}</span>
			${messageLine(request)}
		</summary>
		<p><code>${method} ${path}</code></p>
		${complaintList(request.complaints)} ${fieldTable(fields)} ${fileTable(file)}
		${replyText(request)}
	</details>`;
}

/** Renders the newest requests. */
export function requestList(requests: readonly RecordedRequest[]): Html {
	if (requests.length === 0) {
		return html`<p class="none">
			None yet. Run a workflow with the credential above, and what it sends shows here.
		</p>`;
	}
	return html`${requests.slice(-SHOWN_REQUESTS).reverse().map(requestItem)}`;
}
