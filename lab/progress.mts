const STARTED = Date.now();
const HEARTBEAT_MS = 10_000;

const seconds = (ms: number): string =>
	ms < 10_000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000));

/** One line of progress. Always on standard error: standard output belongs to results. */
export function say(text: string): void {
	process.stderr.write(`[${seconds(Date.now() - STARTED).padStart(4)} s] ${text}\n`);
}

/**
 * Runs a step that takes long enough to make people wonder: says what begins, shows a sign of life
 * every ten seconds (`detail` adds a figure to it) and how long it took.
 */
export async function task<T>(
	label: string,
	work: () => Promise<T>,
	detail?: () => Promise<string>,
): Promise<T> {
	const began = Date.now();
	let over = false;
	say(`${label} …`);
	const heartbeat = setInterval(() => {
		const figure = detail ? detail().then((text) => `, ${text}`) : Promise.resolve('');
		void figure
			.catch(() => '')
			.then((more) => over || say(`  still at it: ${seconds(Date.now() - began)} s${more}`));
	}, HEARTBEAT_MS);
	try {
		return await work();
	} finally {
		over = true;
		clearInterval(heartbeat);
		say(`  took ${seconds(Date.now() - began)} s`);
	}
}
