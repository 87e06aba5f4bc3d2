/** The rows of the options that mean the same in every node, with the node's own words in them. */
import { DEFAULT_ANSWER_TIMEOUT_SECONDS, MIN_ANSWER_TIMEOUT_SECONDS } from '../intron/service';
import { PENDING_TITLE } from './operation';
import type { BooleanOption, NumberOption } from './options';

type Operations = readonly string[];

const UP_TO_A_DAY = { most: 86_400, unit: ' (seconds)' } as const;

/**
 * How many jobs to send at the same time.
 *
 * @param what e.g. `recordings to upload`
 */
export const concurrencyOption = (
	operations: Operations,
	title: string,
	preset: number,
	what: string,
): NumberOption => ({
	type: 'number',
	title,
	default: preset,
	least: 1,
	most: 1000,
	operations,
	description: `How many ${what} at the same time. Intron's limits for your API key are kept anyway.`,
});

/** @param result e.g. `audio` */
export const firstCheckOption = (operations: Operations, result: string): NumberOption => ({
	type: 'number',
	title: 'First Check After (Seconds)',
	default: 2,
	least: 1,
	...UP_TO_A_DAY,
	operations,
	description: `How long to wait before asking Intron for the ${result} for the first time. Later checks come less and less often.`,
});

/**
 * @param result with its article, e.g. `a result`
 * @param id what tells a job from others, e.g. `file ID`
 * @param more a sentence behind the others
 */
export const maxWaitOption = (
	operations: Operations,
	result: string,
	id: string,
	more = '',
): NumberOption => ({
	type: 'number',
	title: 'Maximum Wait (Seconds)',
	default: 300,
	least: 0,
	...UP_TO_A_DAY,
	operations,
	description: `How long to wait for ${result} that is not ready. After that the item leaves by the output '${PENDING_TITLE}' with its ${id}; nothing is lost.${more}`,
});

/** The choice to wait in the node. */
export const waitChoice = <Value extends string>(name: string, value: Value, result: string) => ({
	name,
	value,
	description: `Ask Intron for the ${result} until it is ready or the maximum wait is over`,
});

/** The choice to go on with the job's id. */
export const passOnChoice = <Value extends string>(
	idTitle: string,
	value: Value,
	result: string,
) => ({
	name: `Pass the ${idTitle} On`,
	value,
	description: `Go on at once by the output '${PENDING_TITLE}', to fetch the ${result} later`,
});

/**
 * @param answer what is waited for, e.g. `Intron's answer`
 * @param id what a shorter wait would lose, e.g. `file ID`
 */
export const timeoutOption = (
	operations: Operations,
	answer: string,
	id: string,
): NumberOption => ({
	type: 'number',
	title: 'Answer Time-Out (Seconds)',
	default: DEFAULT_ANSWER_TIMEOUT_SECONDS,
	least: MIN_ANSWER_TIMEOUT_SECONDS,
	...UP_TO_A_DAY,
	operations,
	description: `How long to wait for ${answer}. At least ${MIN_ANSWER_TIMEOUT_SECONDS}: Intron itself gives up before that and then tells the ${id}, which a shorter wait would lose.`,
});

export const simplifyOption = (operations: Operations): BooleanOption => ({
	type: 'boolean',
	notForTools: true,
	title: 'Simplify',
	default: true,
	operations,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});
