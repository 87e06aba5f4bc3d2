import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ALL_RESULTS } from '../../../../nodes/IntronTranscribe/catalog/categories';
import { collectResults } from '../../../../nodes/IntronTranscribe/output/results';
import { anyText, holds } from '../../../support/random/properties.mts';

const KNOWN = new Map(ALL_RESULTS.map(({ apiName, name }) => [`transcript_${apiName}`, name]));

const anyKey = fc.oneof(
	fc.constantFrom(...KNOWN.keys(), ...ALL_RESULTS.map(({ name }) => `transcript_${name}`)),
	anyText('_', 'a', 'A', 'agent_score', 'soap_note').map((text) => `transcript_${text}`),
	anyText('transcript_', 'audio_transcript'),
);

/** `data` of a reply; `fc.dictionary` also makes keys such as `__proto__`. */
const anyData = fc.dictionary(anyKey, fc.oneof(fc.jsonValue(), anyText('55/73')));

const anyRequest = fc.subarray([...ALL_RESULTS]);

/** The results that are there, by the names of the service. */
const resultsIn = (data: Record<string, unknown>) =>
	Object.entries(data).filter(
		([key, value]) => /^transcript_+[^_]/.test(key) && value !== null && value !== undefined,
	);

describe('the results of any reply', () => {
	test('are all there, unchanged, each under a name of its own', async () => {
		await holds(
			fc.property(anyData, anyRequest, (data, requested) => {
				const { results } = collectResults(data, requested);
				const given = resultsIn(data).map(([, value]) => value);
				const collected = Object.values(results).filter((value) => value !== null);
				expect(new Set(collected)).toEqual(new Set(given));
				expect(collected).toHaveLength(given.length);
			}),
			5,
		);
	});

	test('have the names of the catalog where it knows them, whatever else is there', async () => {
		await holds(
			fc.property(anyData, anyRequest, (data, requested) => {
				const { results } = collectResults(data, requested);
				for (const [key, value] of resultsIn(data)) {
					const name = KNOWN.get(key);
					if (name !== undefined) expect(results[name]).toBe(value);
				}
			}),
			5,
		);
	});

	test('are null and missing where they were asked for and did not come', async () => {
		await holds(
			fc.property(anyData, anyRequest, (data, requested) => {
				const { results, missing } = collectResults(data, requested);
				expect(missing).toEqual(requested.filter(({ name }) => results[name] === null));
				const empty = Object.keys(results).filter((name) => results[name] === null);
				expect(empty.sort()).toEqual(missing.map(({ name }) => name).sort());
				const came = new Set(resultsIn(data).map(([key]) => key));
				for (const { apiName } of missing) expect(came).not.toContain(`transcript_${apiName}`);
			}),
		);
	});

	test('have names that are no empty text and nothing of an object itself', async () => {
		await holds(
			fc.property(anyData, (data) => {
				const { results, scores } = collectResults(data, []);
				expect(Object.getPrototypeOf(results)).toBe(Object.prototype);
				expect(Object.keys(results)).not.toContain('');
				expect(Object.keys(results)).toEqual(expect.arrayContaining(Object.keys(scores)));
			}),
		);
	});
});
