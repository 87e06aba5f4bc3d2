/** The look of the page, light and dark. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--ground: light-dark(#f6f7f9, #16181d);
	--card: light-dark(#ffffff, #1f2229);
	--line: light-dark(#d9dde3, #363b45);
	--text: light-dark(#1c2026, #e6e9ee);
	--quiet: light-dark(#5b6470, #9aa4b2);
	--accent: light-dark(#0b63ce, #79b0ff);
	--good: light-dark(#17714a, #5fd39c);
	--odd: light-dark(#8a5a00, #f0b955);
	--bad: light-dark(#b3261e, #ff8f87);
}
* { box-sizing: border-box; }
body {
	margin: 0 auto;
	max-width: 82rem;
	padding: 1.5rem;
	background: var(--ground);
	color: var(--text);
	font: 15px/1.5 system-ui, sans-serif;
}
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 0 0 0.5rem; font-size: 1.15rem; }
h3 { margin: 1rem 0 0.3rem; font-size: 1rem; }
h4 { margin: 0.8rem 0 0.3rem; font-size: 0.9rem; }
p { margin: 0.3rem 0; }
code, pre { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 0.87em; }
code { overflow-wrap: anywhere; }
pre {
	margin: 0;
	padding: 0.6rem;
	max-height: 24rem;
	overflow: auto;
	border-radius: 6px;
	background: var(--ground);
	white-space: pre-wrap;
	overflow-wrap: anywhere;
}
header > p, .hint, .none { max-width: 46rem; color: var(--quiet); }
table { border-collapse: collapse; }
th { padding: 0.1rem 1rem 0.1rem 0; text-align: left; font-weight: normal; color: var(--quiet); vertical-align: top; }
td { padding: 0.1rem 0; overflow-wrap: anywhere; }
.credential { margin: 1rem 0; }
.credential caption { margin-bottom: 0.2rem; text-align: left; font-weight: 600; }
.credential code { font-size: 1em; user-select: all; }
.summary { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0 0 1rem; }
.summary div, .request, .scenarios li, .next, #choose {
	border: 1px solid var(--line);
	border-radius: 8px;
	background: var(--card);
}
.summary div { padding: 0.4rem 0.9rem; }
.summary dt { font-size: 0.8rem; color: var(--quiet); }
.summary dd { margin: 0; font-weight: 600; }
.summary .alarm { color: var(--bad); }
footer { margin-top: 1.5rem; }
main { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 2rem; align-items: start; }
.request { margin-bottom: 0.4rem; padding: 0.45rem 0.8rem; }
.request summary { display: flex; flex-wrap: wrap; gap: 0.2rem 0.7rem; align-items: baseline; cursor: pointer; }
.request summary time { color: var(--quiet); font-variant-numeric: tabular-nums; }
.about { flex: 1 1 8rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--quiet); }
.message { flex: 1 0 100%; padding-left: 1rem; font-size: 0.88rem; color: var(--quiet); }
.badges { margin-left: auto; white-space: nowrap; }
.badge { padding: 0.05rem 0.5rem; border: 1px solid; border-radius: 1rem; font-size: 0.8rem; font-weight: 600; }
.good { color: var(--good); }
.odd { color: var(--odd); }
.bad, .complaints, #problem { color: var(--bad); }
.waiting { color: var(--quiet); }
.complaints { margin: 0; padding-left: 1.2rem; }
.next { display: flex; flex-wrap: wrap; gap: 0.4rem 0.8rem; align-items: center; justify-content: space-between; margin: 0.5rem 0; padding: 0.5rem 0.8rem; }
.chosen { border-color: var(--accent); color: var(--accent); }
#choose { padding: 0.5rem 0.8rem; }
#choose div { display: flex; gap: 0.5rem; }
#choose label { font-size: 0.85rem; color: var(--quiet); }
input {
	flex: 1;
	min-width: 0;
	padding: 0.3rem 0.5rem;
	border: 1px solid var(--line);
	border-radius: 6px;
	background: var(--ground);
	color: inherit;
	font: inherit;
}
button {
	padding: 0.25rem 0.7rem;
	border: 1px solid var(--accent);
	border-radius: 6px;
	background: none;
	color: var(--accent);
	font: inherit;
	font-size: 0.85rem;
	white-space: nowrap;
	cursor: pointer;
}
button:hover, button:focus-visible { background: var(--accent); color: var(--card); }
.more > summary { margin: 1rem 0 0.6rem; font-weight: 600; cursor: pointer; }
.scenarios { margin: 0.5rem 0 0; padding: 0; list-style: none; }
.scenarios li { display: flex; gap: 0.8rem; align-items: center; justify-content: space-between; margin-bottom: 0.4rem; padding: 0.4rem 0.8rem; }
.scenarios p { margin: 0; color: var(--quiet); font-size: 0.88rem; }
.lost::before {
	content: 'The sandbox has stopped.';
	display: block;
	margin-bottom: 1rem;
	color: var(--bad);
	font-weight: 600;
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) {
	body { padding: 1rem; }
	.scenarios li { flex-direction: column; align-items: stretch; gap: 0.4rem; }
	button { padding: 0.5rem 0.7rem; font-size: 0.95rem; }
	.request th { display: block; padding: 0.3rem 0 0; }
	.request td { display: block; }
}
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
`;
