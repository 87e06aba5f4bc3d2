import type { IDataObject } from 'n8n-workflow';

import type { ResultOption } from '../catalog/results';
import { ALL_RESULTS } from '../catalog/categories';
import type { JsonObject } from '../../shared/intron/reply';
import type { Score } from './scores';
import { parseScore } from './scores';

/** The results of a reply, under this node's names. */
export interface Results {
	readonly results: IDataObject;
	/** The results that are scores, as numbers. */
	readonly scores: Record<string, Score>;
	/** The results that were asked for and are not in the reply. */
	readonly missing: readonly ResultOption[];
}

/** How the API names results in a reply. */
const KEY_PREFIX = 'transcript_';
const RESULT_KEY = /^transcript_+[^_]/;

const nameByKey = new Map(ALL_RESULTS.map(({ apiName, name }) => [KEY_PREFIX + apiName, name]));

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

function camelCase(snakeCase: string): string {
	return snakeCase.replace(/_+(.?)/g, (_match, letter: string) => letter.toUpperCase());
}

/**
 * Collects the results of a reply by their prefix `transcript_`, so that one that the service adds
 * later is not lost: it appears under the service's own name in camelCase, or under its whole key
 * where another result has that name already.
 *
 * @param data `data` of the service's reply
 * @param requested the results that were asked for; those absent from the reply become `null`
 */
export function collectResults(data: JsonObject, requested: readonly ResultOption[]): Results {
	const results: IDataObject = {};
	const scores: Record<string, Score> = {};
	for (const { name } of requested) results[name] = null;
	const keys = Object.keys(data).filter((key) => RESULT_KEY.test(key) && isGiven(data[key]));
	const known = keys.filter((key) => nameByKey.has(key));
	for (const key of new Set([...known, ...keys])) {
		const value = data[key];
		const ownName = nameByKey.get(key) ?? camelCase(key.slice(KEY_PREFIX.length));
		const name = isGiven(results[ownName]) ? key : ownName;
		results[name] = value as IDataObject;
		const score = parseScore(value);
		if (score) scores[name] = score;
	}
	return { results, scores, missing: requested.filter(({ name }) => !isGiven(results[name])) };
}
