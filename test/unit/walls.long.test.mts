/** The linter refuses an import of the published code that crosses a wall, and every circle. */
import { spawnSync } from 'node:child_process';

import { beforeAll, expect, test } from '@jest/globals';

const PATHS = 'import-x/no-restricted-paths';

/** A file, what it imports, and how the linter's only message begins. */
const REFUSED: ReadonlyArray<readonly [file: string, from: string, says: string]> = [
	['nodes/shared/run/any.ts', '../../IntronSpeak/faults', `${PATHS}: .*knows no node`],
	['nodes/shared/intron/any.ts', '../../IntronTranscribe/api', `${PATHS}: .*knows no node`],
	['nodes/shared/intron/any.ts', '../run/item', `${PATHS}: .*knows nothing of items`],
	['credentials/any.ts', '../nodes/IntronSpeak/faults', `${PATHS}: .*belongs to all nodes`],
	['nodes/IntronSpeak/any.ts', '../IntronTranscribe/api', `${PATHS}: .*No node imports another`],
	['nodes/IntronSpeak/panel/any.ts', '../operations', `${PATHS}: .*not for panel`],
	['nodes/IntronTranscribe/panel/any.ts', '../output/results', `${PATHS}: .*not for panel`],
	['nodes/IntronTranscribe/flow/any.ts', '../operations', `${PATHS}: .*not for flow`],
	['nodes/IntronTranscribe/catalog/any.ts', '../faults', `${PATHS}: .*not for catalog`],
	['nodes/IntronTranscribe/api.ts', './panel/options', `${PATHS}: .*not for api.ts`],
	['nodes/IntronSpeak/output/any.ts', '../../shared/intron/client', `${PATHS}: .*makes no calls`],
	['nodes/IntronSpeak/panel/any.ts', '../../shared/intron/client', `${PATHS}: .*makes no calls`],
	['nodes/shared/intron/reply.ts', './client', 'import-x/no-cycle: Dependency cycle'],
];

const ALLOWED: ReadonlyArray<readonly [file: string, from: string]> = [
	['nodes/shared/run/any.ts', '../intron/client'],
	['credentials/any.ts', '../nodes/shared/intron/service'],
	['nodes/IntronSpeak/operations/any.ts', '../flow/speak'],
	['nodes/IntronSpeak/flow/any.ts', '../panel/options'],
	['nodes/IntronSpeak/panel/any.ts', '../catalog/voices'],
	['nodes/IntronSpeak/api.ts', '../shared/intron/client'],
	['nodes/IntronTranscribe/output/any.ts', '../../shared/intron/reply'],
];

/** What the linter says of each, in their order. */
let found: string[][] = [];

beforeAll(() => {
	const files = [...REFUSED, ...ALLOWED].map(([file, from]) => [
		file,
		`import * as other from '${from}';\nexport const used = other;\n`,
	]);
	const { stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'test/support/lint/lintTexts.mts'],
		{ input: JSON.stringify(files), encoding: 'utf8' },
	);
	if (stdout === '') throw new Error(stderr);
	found = JSON.parse(stdout) as string[][];
});

test.each(REFUSED.map((row, index) => [...row, index] as const))(
	'%s may not import %s',
	(_file, _from, says, index) => {
		expect(found[index]).toEqual([expect.stringMatching(new RegExp(`^${says}`))]);
	},
);

test.each(ALLOWED.map((row, index) => [...row, REFUSED.length + index] as const))(
	'%s may import %s',
	(_file, _from, index) => {
		expect(found[index]).toEqual([]);
	},
);
