import { expect, test } from '@jest/globals';

import { useSandbox } from '../../support/engine/sandboxRuns.mts';
import { speakRun, textItems } from '../../support/engine/speakRuns.mts';

const bench = useSandbox();

/** Waits until the sandbox has had a request of this kind. */
async function untilRequested(endpoint: string): Promise<void> {
	for (;;) {
		const requests = await bench.sandbox.requests();
		if (requests.some((request) => request.endpoint === endpoint)) return;
	}
}

test.each([
	['while the text is spoken', 'Habari [stall]', 'generate'],
	['while the audio comes', 'Habari [audio:stall] [text-id]', 'audio'],
])('a run that is cancelled %s ends within a second', async (_when, text, endpoint) => {
	let cancel = () => {};
	const running = bench.run(
		speakRun({
			items: textItems(text),
			onStart: (stop) => {
				cancel = stop;
			},
		}),
	);
	await untilRequested(endpoint);
	const begin = performance.now();
	cancel();
	const { status } = await running;
	expect(performance.now() - begin).toBeLessThan(1_000);
	expect(status).toBe('canceled');
	expect(await bench.sandbox.state()).toMatchObject({ acceptedTexts: 1 });
});
