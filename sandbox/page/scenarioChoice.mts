/** Where a person chooses what the next request meets. */
import type { ListedScenario, NextScenario } from '../control/types.mts';
import { LISTED_SCENARIOS } from '../scenarios/listing.mts';
import type { Html } from './html.mts';
import { html } from './html.mts';

/** What happens most in practice, in plain words; by the name of the scenario. */
const MOST_COMMON: ReadonlyArray<readonly [name: string, title: string, text: string]> = [
	[
		'timeout',
		'It takes longer',
		'Intron is not done in time and goes on working. What does your workflow do with the item then?',
	],
	[
		'balance',
		'The credits are used up',
		'Intron takes no recording until the account is topped up.',
	],
	[
		'silence',
		'No words come back',
		'The recording is silent, or Intron could not make out a word.',
	],
	['bad-key', 'The API key is wrong', 'It was mistyped, or Intron has withdrawn it.'],
	[
		'too-long',
		'The recording is too long',
		'Too long for an upload that waits for its transcript.',
	],
];

/** Each button says which one it is, for people who do not see what stands beside it. */
function chooseButton(name: string, title: string): Html {
	return html`<button type="button" data-scenario="${name}">
		Next request<span class="unseen">: ${title}</span>
	</button>`;
}

function commonItem([name, title, text]: (typeof MOST_COMMON)[number]): Html {
	return html`<li>
		<div>
			<b>${title}</b>
			<p>${text}</p>
		</div>
		${chooseButton(name, title)}
	</li>`;
}

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
		${chooseButton(name, title)}
	</li>`;
}

/** What was chosen, in the words of the list where it is a single one. */
export function nextRequest(next: NextScenario | null): Html {
	if (!next) {
		return html`<p class="next">
			Nothing special: the next upload is simply transcribed, the next text spoken.
		</p>`;
	}
	const listed = LISTED_SCENARIOS.find(({ name }) => name === next.scenario);
	const requests =
		next.times === 1 ? 'next upload or text meets' : `next ${next.times} uploads or texts meet`;
	return html`<p class="next chosen">
		<span>The ${requests} <b>${listed?.title ?? next.scenario}</b></span>
		<button type="button" data-scenario="">Cancel</button>
	</p>`;
}

/** All that can be chosen: the most common first, the rest behind a line to open. */
export function scenarioChoice(): Html {
	return html`<h3>Most common</h3>
		<ul class="scenarios">
			${MOST_COMMON.map(commonItem)}
		</ul>
		<details class="more">
			<summary>Everything else that can happen (${LISTED_SCENARIOS.length})</summary>
			<form id="choose">
				<label for="tokens">Several at once, or with a value</label>
				<div>
					<input id="tokens" name="tokens" placeholder="timeout queued=3" autocomplete="off" />
					<button>Next request<span class="unseen">: what stands in the field</span></button>
				</div>
				<output id="problem"></output>
			</form>
			<p class="hint">
				A name or a text works as well: an upload whose <code>audio_file_name</code>, or a text
				whose <code>text</code>, holds <code>[timeout]</code> meets the time-out, each time.
				<code>[status:outage=2]</code> is for status requests: two of them meet the outage.
				<code>[audio:outage=2]</code> is for downloads of what was spoken.
			</p>
			<ul class="scenarios">
				${LISTED_SCENARIOS.map(scenarioItem)}
			</ul>
		</details>`;
}
