/** What becomes of an item, fault by fault, in each of n8n's error modes; makes docs/fault-matrix.md. */
import { readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { inRepo } from '../../lab/paths.mts';
import type { Seen } from '../support/faultMatrix/document.mts';
import { matrixDocument } from '../support/faultMatrix/document.mts';
import { expectSound } from '../support/faultMatrix/expectSound.mts';
import { MODES } from '../support/faultMatrix/fault.mts';
import { GROUPS } from '../support/faultMatrix/groups.mts';
import { observe } from '../support/faultMatrix/observe.mts';

const DOCUMENT = inRepo('docs', 'fault-matrix.md');

const seen: Seen = new Map(GROUPS.flatMap(({ faults }) => faults.map((fault) => [fault, []])));

describe.each(GROUPS)('$title', ({ faults }) => {
	describe.each(faults)('$what', (fault) => {
		test.each(MODES)('$title', async (mode) => {
			const observation = await observe(fault, mode);
			seen.get(fault)?.push(observation);
			expectSound(fault, mode, observation);
		});
	});
});

test('docs/fault-matrix.md tells what was seen (npm run docs:matrix)', () => {
	const document = matrixDocument(GROUPS, seen);
	if (process.env.UPDATE_DOCS) writeFileSync(DOCUMENT, document);
	expect(readFileSync(DOCUMENT, 'utf8')).toBe(document);
});
