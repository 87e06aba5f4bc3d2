/** The sandbox's page, for a person who builds a workflow and wants to see what it sends. */
import type { ListedScenario, NextScenario } from '../control/types.mts';
import { LISTED_SCENARIOS } from '../scenarios/listing.mts';
import { profileOf } from '../settings.mts';
import type { State } from '../state.mts';
import { Html, html } from './html.mts';
import { requestList } from './requestList.mts';
import { SCRIPT } from './script.mts';
import { STYLE } from './style.mts';

/** What kind of request alone can meet a scenario. */
function limitOf({ forFiles, forTexts }: ListedScenario): string {
	if (forFiles && forTexts) return '';
	return forFiles ? ' Recordings only.' : ' Texts only.';
}

function scenarioItem(scenario: ListedScenario): Html {
	const { name, title, description, value } = scenario;
	const token = html`<code>[${name}]</code>`;
	const withValue = value && html` or <code>[${name}=${value.example}]</code>`;
	return html`<li>
		<div>
			<b>${title}</b>
			<p>${description}${limitOf(scenario)}</p>
			<p class="token">${token}${withValue}</p>
		</div>
		<button type="button" data-scenario="${name}" title="Meet this on the next upload or text">
			Next request
		</button>
	</li>`;
}

function nextUpload(next: NextScenario | null): Html {
	if (!next) {
		return html`<p class="next">
			Nothing special: the next upload is simply transcribed, the next text spoken.
		</p>`;
	}
	const requests =
		next.times === 1 ? 'next upload or text meets' : `next ${next.times} uploads or texts meet`;
	return html`<p class="next chosen">
		The ${requests} <code>${next.scenario}</code>
		<button type="button" data-scenario="">Cancel</button>
	</p>`;
}

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
			<dt>Profile</dt>
			<dd>${settings.profile}</dd>
		</div>
		<div>
			<dt>Longest recording</dt>
			<dd>${audioLimit} s</dd>
		</div>
		<div>
			<dt>Longest text</dt>
			<dd>${textLimit} characters</dd>
		</div>
		<div>
			<dt>Time-out</dt>
			<dd>${syncTimeout} s, then ${timeoutStatus}</dd>
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
				<div id="summary" data-live>${summary(state)}</div>
				<main>
					<section>
						<h2>Requests</h2>
						<p class="hint">
							Newest first; click one to see what was sent and answered. A complaint is something
							that a careful client would not send.
						</p>
						<div id="requests" data-live>${requestList(state.log.requests)}</div>
					</section>
					<section>
						<h2>What the next upload or text meets</h2>
						<div id="next" data-live>${nextUpload(state.next)}</div>
						<form id="choose">
							<label for="tokens">Several at once, or with a value</label>
							<div>
								<input
									id="tokens"
									name="tokens"
									placeholder="timeout queued=3"
									autocomplete="off"
								/>
								<button>Next request</button>
							</div>
							<output id="problem"></output>
						</form>
						<p class="hint">
							A name or a text works as well: an upload whose <code>audio_file_name</code>, or a
							text whose <code>text</code>, holds <code>[timeout]</code> meets the time-out, each
							time. <code>[status:outage=2]</code> is for status requests: two of them meet the
							outage. <code>[audio:outage=2]</code> is for downloads of what was spoken.
						</p>
						<ul class="scenarios">
							${LISTED_SCENARIOS.map(scenarioItem)}
						</ul>
					</section>
				</main>
				${new Html(`<script>${SCRIPT}</script>`)}
			</body>
		</html> `.text;
}
