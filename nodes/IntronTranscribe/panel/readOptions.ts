import type { IExecuteFunctions } from 'n8n-workflow';

import { MIN_ANSWER_TIMEOUT_SECONDS } from '../catalog/service';
import { inputError } from '../../shared/run/inputError';
import type { WaitPlan } from '../../shared/intron/waiting';
import type { NodeOptions } from './options';
import { DEFAULT_OPTIONS, OPTION_TITLES } from './options';
import { PARAMETER } from './parameters';

/** The options that hold a number. */
type NumberOption = {
	[Name in keyof NodeOptions]: NodeOptions[Name] extends number ? Name : never;
}[keyof NodeOptions];

/** The options of an item, with the defaults for those that the user did not add. */
export function readOptions(context: IExecuteFunctions, itemIndex: number): NodeOptions {
	const added = context.getNodeParameter(PARAMETER.options, itemIndex, {}) as Partial<NodeOptions>;
	// An expression that finds nothing gives null or undefined.
	const given = Object.entries(added).filter(([, value]) => value !== undefined && value !== null);
	const options: NodeOptions = { ...DEFAULT_OPTIONS, ...Object.fromEntries(given) };
	return {
		...options,
		fileName: String(options.fileName).trim(),
		templateId: String(options.templateId).trim(),
	};
}

/** An option's number, raised to what makes sense; expressions get past the panel's own check. */
function readNumber(
	context: IExecuteFunctions,
	itemIndex: number,
	options: NodeOptions,
	name: NumberOption,
	least: number,
): number {
	const value = Number(options[name]);
	if (Number.isFinite(value)) return Math.max(value, least);
	throw inputError(
		context,
		itemIndex,
		`The option '${OPTION_TITLES[name]}' is not a number`,
		`Enter a number from ${least} up, or remove the option.`,
	);
}

/**
 * How long to wait for the service's answer, in seconds.
 *
 * @throws NodeOperationError when the option is no number
 */
export const readTimeout = (
	context: IExecuteFunctions,
	itemIndex: number,
	options: NodeOptions,
): number => readNumber(context, itemIndex, options, 'timeout', MIN_ANSWER_TIMEOUT_SECONDS);

/**
 * How to wait for a file that is not ready.
 *
 * @throws NodeOperationError when an option is no number
 */
export function readWaitPlan(
	context: IExecuteFunctions,
	itemIndex: number,
	options: NodeOptions,
): WaitPlan {
	return {
		budgetMs: readNumber(context, itemIndex, options, 'maxWait', 0) * 1000,
		firstIntervalMs: readNumber(context, itemIndex, options, 'firstCheck', 1) * 1000,
	};
}

/**
 * How many recordings to upload at the same time. It holds for the whole run, so the first item decides.
 *
 * @throws NodeOperationError when the option is no number
 */
export const readConcurrency = (context: IExecuteFunctions): number =>
	Math.floor(readNumber(context, 0, readOptions(context, 0), 'concurrency', 1));
