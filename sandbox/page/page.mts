/** The sandbox's page, for a person who builds a workflow and wants to see what it sends. */
import { profileOf } from '../settings.mts';
import type { State } from '../state.mts';
import { Html, html } from './html.mts';
import { requestList } from './requestList.mts';
import { nextRequest, scenarioChoice } from './scenarioChoice.mts';
import { SCRIPT } from './script.mts';
import { STYLE } from './style.mts';

function summary(state: State): Html {
	const { acceptedTexts, acceptedUploads, complaints, downloads, settings } = state.describe();
	const { audioLimit, syncTimeout, textLimit, timeoutStatus } = profileOf(settings);
	return html`<dl class="summary">
		<div>
			<dt>Uploads accepted</dt>
			<dd>${acceptedUploads}</dd>
		</div>
		<div>
			<dt>Texts accepted</dt>
			<dd>${acceptedTexts}</dd>
		</div>
		<div>
			<dt>Downloads</dt>
			<dd>${downloads}</dd>
		</div>
		<div>
			<dt>Complaints</dt>
			<dd class="${complaints.length > 0 ? 'alarm' : ''}">${complaints.length}</dd>
		</div>
		<div>
			<dt>Kind of account</dt>
			<dd>${settings.profile}</dd>
		</div>
		<div>
			<dt>Longest recording at once</dt>
			<dd>${audioLimit} s</dd>
		</div>
		<div>
			<dt>Longest text</dt>
			<dd>${textLimit} characters</dd>
		</div>
		<div>
			<dt>Waits for a transcript</dt>
			<dd>${syncTimeout} s, then answers ${timeoutStatus}</dd>
		</div>
		<div>
			<dt>Rate limits</dt>
			<dd>${settings.rateLimits ? 'on' : 'off'}</dd>
		</div>
	</dl>`;
}

/**
 * Renders the whole page. The script fetches it anew when something has changed and replaces the
 * elements that are marked as live.
 *
 * @param baseUrl under which the page was asked for, and n8n can reach the sandbox
 */
export function renderPage(state: State, baseUrl: string): string {
	const { revision } = state.describe();
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>Intron sandbox</title>
				${new Html(`<style>${STYLE}</style>`)}
			</head>
			<body data-revision="${revision}">
				<header>
					<h1>Intron sandbox</h1>
					<p>
						A stand-in for Intron's speech-to-text and text-to-speech service. It runs on this
						computer only, understands no speech beyond its sample recordings, says nothing but a
						few sample texts (and hums all others), and costs no credits.
					</p>
					<table class="credential">
						<caption>
							Enter this in the n8n credential “Intron API”
						</caption>
						<tr>
							<th scope="row">Base URL</th>
							<td><code>${baseUrl}</code></td>
						</tr>
						<tr>
							<th scope="row">API Key</th>
							<td><code>${state.key}</code></td>
						</tr>
					</table>
				</header>
				<main>
					<section>
						<h2>What shall the next request meet?</h2>
						<p class="hint">
							Choose here, then run your workflow: see what it does before it happens with a real
							account.
						</p>
						<div role="status">
							<div id="next" data-live>${nextRequest(state.next)}</div>
						</div>
						${scenarioChoice()}
					</section>
					<section>
						<h2>What was sent and answered</h2>
						<p class="hint">
							Newest first; open one to see all of it. A complaint is something that a careful
							program would not send.
						</p>
						<div id="requests" data-live>${requestList(state.log.requests)}</div>
					</section>
				</main>
				<footer>
					<h2>The account that it plays</h2>
					<div id="summary" data-live>${summary(state)}</div>
				</footer>
				${new Html(`<script>${SCRIPT}</script>`)}
			</body>
		</html> `.text;
}
