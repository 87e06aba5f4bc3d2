/** What the page does in the browser: look for news, and choose what the next request meets. */
export const SCRIPT = `
const LOOK_EVERY_MS = 1500;

async function showNews() {
	const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
	const open = new Set([...document.querySelectorAll('details[open]')].map((item) => item.dataset.key));
	for (const live of page.querySelectorAll('[data-live]')) {
		for (const item of live.querySelectorAll('details')) item.open = open.has(item.dataset.key);
		document.getElementById(live.id).replaceWith(live);
	}
	document.body.dataset.revision = page.body.dataset.revision;
}

async function look() {
	try {
		const { revision } = await (await fetch('/sandbox/state')).json();
		if (String(revision) !== document.body.dataset.revision) await showNews();
		document.body.classList.remove('lost');
	} catch {
		document.body.classList.add('lost');
	}
}

async function choose(scenario) {
	const response = await fetch('/sandbox/next', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ scenario }),
	});
	const { message = '' } = await response.json();
	document.getElementById('problem').textContent = message;
	await look();
}

document.addEventListener('click', ({ target }) => {
	const button = target.closest('button[data-scenario]');
	if (button) choose(button.dataset.scenario);
});

document.getElementById('choose').addEventListener('submit', (event) => {
	event.preventDefault();
	choose(document.getElementById('tokens').value);
});

setInterval(look, LOOK_EVERY_MS);
`;
