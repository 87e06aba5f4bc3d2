import type { IDataObject } from 'n8n-workflow';

import type { ResultOption } from '../catalog/categories';
import { ALL_RESULTS } from '../catalog/categories';
import type { JsonObject } from '../intron/reply';
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
const RESULT_KEY = /^transcript_(.+)$/;

const nameByApiName = new Map(ALL_RESULTS.map(({ apiName, name }) => [apiName, name]));

function camelCase(snakeCase: string): string {
	return snakeCase.replace(/_+(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

/**
 * Collects the results of a reply by their prefix `transcript_`, so that one that the service adds
 * later is not lost: it appears under the service's own name in camelCase.
 *
 * @param data `data` of the service's reply
 * @param requested the results that were asked for; those absent from the reply become `null`
 */
export function collectResults(data: JsonObject, requested: readonly ResultOption[]): Results {
	const results: IDataObject = {};
	const scores: Record<string, Score> = {};
	for (const { name } of requested) results[name] = null;
	for (const [key, value] of Object.entries(data)) {
		const apiName = RESULT_KEY.exec(key)?.[1];
		if (apiName === undefined || value === null || value === undefined) continue;
		const name = nameByApiName.get(apiName) ?? camelCase(apiName);
		results[name] = value as IDataObject;
		const score = parseScore(value);
		if (score) scores[name] = score;
	}
	return { results, scores, missing: requested.filter(({ name }) => results[name] === null) };
}
