/** How n8n's AI builder, and other AIs by n8n's MCP server, come upon the nodes. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';

import type { NodeTypeInfo } from '../../lab/client.mts';
import { ensureN8n } from '../../lab/install.mts';
import { useRealN8n } from '../support/realN8n/realN8n.mts';
import { FIRST, SEARCHES } from '../support/realN8n/searchWords.mts';

/** Of n8n's own module. */
interface NodeCatalog {
	NodeTypeParser: new (types: NodeTypeInfo[]) => {
		searchNodeTypes(words: string, limit: number): Array<{ displayName: string }>;
	};
}

const real = useRealN8n();
let search: ((word: string, limit?: number) => string[]) | undefined;

/** Each of its words counts by itself, and "voice" is in the names of Invoice Ninja's nodes. */
const BEYOND = 'voice note';

beforeAll(async () => {
	const { folder } = await ensureN8n();
	const modules = join(folder, 'node_modules', '@n8n', 'ai-utilities');
	// Older versions have no builder that searches so.
	if (!existsSync(join(modules, 'dist', 'cjs', 'node-catalog'))) return;
	const load = createRequire(join(modules, 'package.json')) as (name: string) => NodeCatalog;
	const { NodeTypeParser } = load('@n8n/ai-utilities/node-catalog');
	const catalog = new NodeTypeParser(await real.n8n.client.nodeTypes());
	search = (word, limit = FIRST) =>
		catalog.searchNodeTypes(word, limit).map(({ displayName }) => displayName);
});

test.each(SEARCHES.filter(({ word }) => word !== BEYOND))(
	'$node is among the first for "$word"',
	({ word, node }) => {
		if (search) expect(search(word)).toContain(node);
	},
);

test(`"${BEYOND}" finds Intron Transcribe among the first ten`, () => {
	if (search) expect(search(BEYOND, 10)).toContain('Intron Transcribe');
});
