import { html, Html } from '../../sandbox/page/html.mts';
import type { CrmEntry } from './crm.mts';

const RENEW_SECONDS = 3;

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
article { margin: 0.8rem 0; padding: 0.6rem 1rem; border: 1px solid #8886; border-radius: 8px; }
h2 { margin: 0; font-size: 1rem; }
h2 small { font-weight: normal; opacity: 0.7; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0.3rem 0 0; }
dt { opacity: 0.7; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; } }
`;

function shown(value: unknown): string {
	if (value === null || value === undefined || value === '') return '–';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function entryArticle({ id, at, kind, by, fields }: CrmEntry): Html {
	const rows = Object.entries(fields).map(
		([name, value]) =>
			html`<dt>${name}</dt>
				<dd>${shown(value)}</dd>`,
	);
	const how = by === 'simple' ? '' : `, as ${by} takes it`;
	return html`<article>
		<h2>${kind} ${id} <small>${new Date(at).toLocaleTimeString('en-GB')}${how}</small></h2>
		<dl>${rows}</dl>
	</article>`;
}

/** The page of the CRM: what arrived, the newest first. */
export function renderCrm(entries: readonly CrmEntry[]): string {
	const nothing = html`<p>Nothing yet. Run a workflow, and what it sends shows here.</p>`;
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta http-equiv="refresh" content="${RENEW_SECONDS}" />
				<title>CRM of the demo</title>
				${new Html(`<style>${STYLE}</style>`)}
			</head>
			<body>
				<h1>CRM of the demo</h1>
				<p>A stand-in on this computer for your CRM and task list: what n8n sent to it.</p>
				${entries.length === 0 ? nothing : [...entries].reverse().map(entryArticle)}
			</body>
		</html> `.text;
}
