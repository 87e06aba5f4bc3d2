/**
 * `npm test`: everything that proves the package. `--fast` leaves out what needs an n8n server,
 * `--queue` all but n8n with several workers. Words name test files: of those, any whose path has one
 * of the words in it is run, and nothing else. The last line on standard output is `N passed, N
 * failed`, which counts tests and steps alike.
 */
import { parseArgs } from 'node:util';

import { layerOf, testFiles } from './files.mts';
import type { Lane, Result } from './stage.mts';
import { runStage } from './stage.mts';
import { ALL, chosenFiles, FAST, FAST_LAYERS, QUEUE } from './steps.mts';

/** Lanes that run side by side, before the next ones. */
type Stage = readonly Lane[];

function chosenStages(): readonly Stage[] {
	const { values, positionals } = parseArgs({
		options: { fast: { type: 'boolean' }, queue: { type: 'boolean' } },
		allowPositionals: true,
	});
	if (positionals.length > 0) {
		const isChosen = (layer: string) =>
			values.fast ? FAST_LAYERS.includes(layer) : !values.queue || layer === 'queue';
		const files = testFiles(positionals).filter((file) => isChosen(layerOf(file)));
		if (files.length === 0) {
			throw new Error(`No test file's path has ${positionals.join(' or ')} in it`);
		}
		return [[chosenFiles(files)]];
	}
	if (values.fast) return [FAST];
	if (values.queue) return [[QUEUE]];
	return ALL;
}

function summaryLine({ name, seconds, passed, failed }: Result): string {
	const verdict = failed === 0 ? 'ok    ' : 'FAILED';
	return `${verdict} ${seconds.toFixed(1).padStart(7)} s  ${name}: ${passed} passed, ${failed} failed`;
}

async function main(): Promise<boolean> {
	const began = Date.now();
	const results: Result[] = [];
	for (const stage of chosenStages()) results.push(...(await runStage(stage)));
	const sum = (one: 'passed' | 'failed') =>
		results.reduce((total, result) => total + result[one], 0);
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	console.log(`\n=== summary, ${seconds} s\n${results.map(summaryLine).join('\n')}\n`);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
	return sum('failed') === 0;
}

main().then(
	// Not process.exit: what is still to be written to a pipe would be lost.
	(passed) => {
		process.exitCode = passed ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	},
);
