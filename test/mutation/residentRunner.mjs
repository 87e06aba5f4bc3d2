/**
 * A test runner for Stryker that loads the tests once and not once a mutant: a process of its own
 * (residentProcess.mts) runs them with one mutant after another. So thousands of mutants take minutes,
 * where a jest for each takes hours.
 */
import { fork } from 'node:child_process';

import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { DryRunStatus, MutantRunStatus } from '@stryker-mutator/api/test-runner';

/** The process tells twice a second that it lives; without that for so long, it turns in a circle. */
const SILENCE_MS = 8_000;

const { ACTIVE_MUTANT_ENV_VARIABLE } = INSTRUMENTER_CONSTANTS;

/** With a mutant the loading of the tests may turn in a circle, too. */
const LOADING_MS = 60_000;

/** How often a mutant is tried; it may find the process spoilt by the one before it. */
const TRIES = 2;

class ResidentRunner {
	#child;

	/** A mutant that only loading reaches gets a process of its own here, and needs no runner of its own. */
	capabilities() {
		return { reloadEnvironment: true };
	}

	/** @param mutant to be there while the tests are loaded and set up */
	async #start(mutant) {
		const program = new URL('residentProcess.mts', import.meta.url);
		const env = { ...process.env, ...(mutant && { [ACTIVE_MUTANT_ENV_VARIABLE]: mutant }) };
		this.#child = fork(program, { execArgv: ['--import', 'tsx'], env });
		return await this.#answer(mutant ? LOADING_MS : Infinity);
	}

	async dispose() {
		this.#child?.kill('SIGKILL');
		this.#child = undefined;
	}

	/**
	 * The next message that is more than a sign of life.
	 *
	 * @returns `undefined` when there was none for so long, and the process is no more
	 */
	async #answer(silenceMs) {
		const child = this.#child;
		return await new Promise((resolve, reject) => {
			let lastSign = Date.now();
			const watch = setInterval(() => {
				if (Date.now() - lastSign < silenceMs) return;
				child.kill('SIGKILL');
				end(resolve, undefined);
			}, 500);
			const onMessage = (message) => {
				lastSign = Date.now();
				if (message) end(resolve, message);
			};
			const onExit = (code) =>
				end(reject, new Error(`the process of the tests ended with ${code}`));
			const end = (settle, result) => {
				clearInterval(watch);
				child.off('message', onMessage).off('exit', onExit);
				settle(result);
			};
			child.on('message', onMessage).on('exit', onExit);
		});
	}

	async #ask(question, silenceMs = SILENCE_MS) {
		if (!this.#child) await this.#start();
		this.#child.send(question);
		const answer = await this.#answer(silenceMs);
		if (!answer || answer.isSpoilt) await this.dispose();
		return answer;
	}

	async dryRun() {
		const { result } = await this.#ask({ isDry: true }, Infinity);
		return { status: DryRunStatus.Complete, ...result };
	}

	async mutantRun(options) {
		const { activeMutant, testFilter, hitLimit } = options;
		// Without tests that reach it, it is of what runs when they are loaded.
		if (!testFilter) return await this.#inSetUp(options);
		for (let tries = 0; tries < TRIES; tries++) {
			const answer = await this.#ask({ mutant: activeMutant.id, testFilter, hitLimit });
			if (!answer) return { status: MutantRunStatus.Timeout, reason: 'turns in a circle' };
			if (answer.isInSetUp) return await this.#inSetUp(options);
			if (answer.result) return answer.result;
		}
		return { status: MutantRunStatus.Error, errorMessage: 'the tests fail without it, too' };
	}

	/**
	 * Tries a mutant in a process that it is in from the start, with all tests: any of them may use what
	 * was made of it when they were set up.
	 */
	async #inSetUp({ activeMutant, hitLimit }) {
		await this.dispose();
		try {
			const isLoaded = await this.#start(activeMutant.id).catch(() => false);
			const answer = isLoaded && (await this.#ask({ mutant: activeMutant.id, hitLimit }));
			return (
				answer?.result ?? { status: MutantRunStatus.Timeout, reason: 'while tests are set up' }
			);
		} finally {
			await this.dispose();
		}
	}
}

export const strykerPlugins = [
	declareClassPlugin(PluginKind.TestRunner, 'resident', ResidentRunner),
];
