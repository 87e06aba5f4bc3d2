/** The tokens by which scenarios are chosen: `name`, `name=value`, `status:name`, `audio:name=value`. */
import type { Course, Fault, JobCourse } from './course.mts';
import { SMOOTH_COURSE } from './course.mts';
import type { JobScenario, Scenario, Subject } from './scenario.mts';
import { isFor, isForLaterToo } from './scenario.mts';
import { SCENARIOS } from './scenarios.mts';
import type { ValueKind } from './values.mts';
import { FAULT_VALUE, VALUE_RULES } from './values.mts';

/** Direct a scenario at later requests: those for the status, or those for the audio of a text. */
const LATER_PATTERN = /^(status|audio):/;

/** A token begins with a letter and is no Markdown link: `call [2024].mp3` is an ordinary name. */
const TOKEN_PATTERN = /\[([a-z][^[\]]*)\](?!\()/gi;

/** The tokens in the name of a file or in a text, without their brackets. */
export function tokensIn(name: string): string[] {
	return [...name.matchAll(TOKEN_PATTERN)].map(([, token = '']) => token);
}

/** What is left of a text without its tokens. */
export function withoutTokens(text: string): string {
	return text.replace(TOKEN_PATTERN, ' ').replace(/\s+/g, ' ').trim();
}

/** Reads tokens as a person types them: with or without brackets, with spaces or commas between. */
export function typedTokens(text: string): string[] {
	return text.split(/[\s,[\]]+/).filter((token) => token !== '');
}

/** What may follow the name of a scenario after `=`, if anything. */
export function valueKindOf(scenario: Scenario): ValueKind | undefined {
	return scenario.value ?? ('job' in scenario ? undefined : FAULT_VALUE);
}

/** Which requests a token directs its scenario at. */
type Target = 'order' | 'status' | 'audio';

interface ReadToken {
	readonly scenario: Scenario;
	readonly value: string | undefined;
	readonly target: Target;
}

/** The request that brings the recording or the text. */
export interface OrderRequest {
	readonly subject: Subject;
	/** Whether its endpoint waits for the work. */
	readonly waits: boolean;
}

const SUBJECT_NAMES = { file: 'uploads', text: 'texts' } as const;

/** @returns why a scenario cannot be met by such a request or at such a target */
function misfit(scenario: Scenario, target: Target, subject: Subject): string | undefined {
	if (!isFor(scenario, subject)) {
		return `this scenario is not about ${SUBJECT_NAMES[subject]}`;
	}
	if (target !== 'order' && !isForLaterToo(scenario)) {
		return `this scenario is about ${SUBJECT_NAMES[subject]} only`;
	}
	return target === 'audio' && subject === 'file' ? 'no audio comes of uploads' : undefined;
}

/** @returns the scenario that a token stands for, or what is wrong with the token */
function readToken(token: string, subject: Subject): ReadToken | string {
	const [prefix = '', later] = LATER_PATTERN.exec(token) ?? [];
	const target = (later as Target | undefined) ?? 'order';
	const [name, value] = token.slice(prefix.length).split('=', 2);
	const scenario = SCENARIOS.find((candidate) => candidate.name === name);
	if (!scenario) return `there is no scenario [${token}]`;
	const wrong = misfit(scenario, target, subject);
	if (wrong) return `[${token}]: ${wrong}`;
	const kind = valueKindOf(scenario);
	if (value !== undefined && !kind) return `[${token}]: this scenario takes no value`;
	if (value !== undefined && kind && !VALUE_RULES[kind].pattern.test(value)) {
		return `[${token}]: this scenario takes ${VALUE_RULES[kind].expects}`;
	}
	return { scenario, value, target };
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
 * Finds what an upload or a text, and the later requests about it, are to meet.
 *
 * @param tokens without brackets, e.g. `queued=3`
 */
export function courseOf(tokens: readonly string[], { subject, waits }: OrderRequest): Course {
	const interruptions: Fault[] = [];
	const faults: Record<Target, Fault[]> = { order: [], status: [], audio: [] };
	const complaints: string[] = [];
	let job: JobCourse = SMOOTH_COURSE;
	for (const token of tokens) {
		const read = readToken(token, subject);
		if (typeof read === 'string') {
			complaints.push(read);
		} else if ('job' in read.scenario) {
			job = { ...job, ...read.scenario.job(read.value) };
		} else if ('interrupt' in read.scenario) {
			interruptions.push(toFault(read.scenario, token, read.value));
		} else if (read.target !== 'order' || waits || !('waitingOnly' in read.scenario)) {
			faults[read.target].push(toFault(read.scenario, token, read.value));
		}
	}
	return {
		interruptions,
		orderFaults: faults.order,
		statusFaults: faults.status,
		audioFaults: faults.audio,
		job,
		tokens,
		complaints,
	};
}
