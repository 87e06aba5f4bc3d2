/** The tokens by which scenarios are chosen: `name`, `name=value`, `status:name`, `status:name=value`. */
import type { Course, Fault, JobCourse } from './course.mts';
import { SMOOTH_COURSE } from './course.mts';
import type { JobScenario, Scenario } from './scenario.mts';
import { isForStatusToo } from './scenario.mts';
import { SCENARIOS } from './scenarios.mts';
import type { ValueKind } from './values.mts';
import { FAULT_VALUE, VALUE_RULES } from './values.mts';

/** Directs a scenario at the status requests about a file instead of at its upload. */
const STATUS_PREFIX = 'status:';

/** A token begins with a letter, so that `call [2024].mp3` is an ordinary name. */
const TOKEN_PATTERN = /\[([a-z][^[\]]*)\]/gi;

/** The tokens in the name of a file, without their brackets. */
export function tokensIn(name: string): string[] {
	return [...name.matchAll(TOKEN_PATTERN)].map(([, token = '']) => token);
}

/** Reads tokens as a person types them: with or without brackets, with spaces or commas between. */
export function typedTokens(text: string): string[] {
	return text.split(/[\s,[\]]+/).filter((token) => token !== '');
}

/** What may follow the name of a scenario after `=`, if anything. */
export function valueKindOf(scenario: Scenario): ValueKind | undefined {
	return scenario.value ?? ('job' in scenario ? undefined : FAULT_VALUE);
}

interface ReadToken {
	readonly scenario: Scenario;
	readonly value: string | undefined;
	readonly isForStatus: boolean;
}

/** @returns the scenario that a token stands for, or what is wrong with the token */
function readToken(token: string): ReadToken | string {
	const isForStatus = token.startsWith(STATUS_PREFIX);
	const [name, value] = token.slice(isForStatus ? STATUS_PREFIX.length : 0).split('=', 2);
	const scenario = SCENARIOS.find((candidate) => candidate.name === name);
	if (!scenario) return `there is no scenario [${token}]`;
	if (isForStatus && !isForStatusToo(scenario))
		return `[${token}]: this scenario is about uploads only`;
	const kind = valueKindOf(scenario);
	if (value !== undefined && !kind) return `[${token}]: this scenario takes no value`;
	if (value !== undefined && kind && !VALUE_RULES[kind].pattern.test(value)) {
		return `[${token}]: this scenario takes ${VALUE_RULES[kind].expects}`;
	}
	return { scenario, value, isForStatus };
}

function toFault(
	scenario: Exclude<Scenario, JobScenario>,
	token: string,
	value: string | undefined,
): Fault {
	const isCount = valueKindOf(scenario) === FAULT_VALUE;
	return {
		token,
		times: isCount && value !== undefined ? Number(value) : Infinity,
		value,
		interrupt: 'interrupt' in scenario ? scenario.interrupt : undefined,
		refuse: 'refuse' in scenario ? scenario.refuse : undefined,
		deliver: 'deliver' in scenario ? scenario.deliver : undefined,
	};
}

/**
 * Finds what an upload and the status requests about it are to meet.
 *
 * @param tokens without brackets, e.g. `queued=3`
 * @param isSync whether the upload is one that waits for the transcript
 */
export function courseOf(tokens: readonly string[], isSync: boolean): Course {
	const interruptions: Fault[] = [];
	const uploadFaults: Fault[] = [];
	const statusFaults: Fault[] = [];
	const complaints: string[] = [];
	let job: JobCourse = SMOOTH_COURSE;
	for (const token of tokens) {
		const read = readToken(token);
		if (typeof read === 'string') {
			complaints.push(read);
		} else if ('job' in read.scenario) {
			job = { ...job, ...read.scenario.job(read.value) };
		} else if ('interrupt' in read.scenario) {
			interruptions.push(toFault(read.scenario, token, read.value));
		} else if (read.isForStatus) {
			statusFaults.push(toFault(read.scenario, token, read.value));
		} else if (isSync || !('syncOnly' in read.scenario)) {
			uploadFaults.push(toFault(read.scenario, token, read.value));
		}
	}
	return { interruptions, uploadFaults, statusFaults, job, tokens, complaints };
}
