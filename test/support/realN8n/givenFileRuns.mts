/** Files of many kinds in one run of a real n8n, each stored where that n8n keeps files. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Execution, Item } from '../../../lab/execution.mts';
import { outputOf } from '../../../lab/execution.mts';
import type { RecordedFile } from '../../../sandbox/control/types.mts';
import type { GivenFile } from '../givenFiles/givenFile.mts';
import type { RealN8n } from './realN8n.mts';
import { NODE_NAME, NODE_TYPE } from './realN8n.mts';

/** What came of files. */
export interface GivenFileRun {
	readonly execution: Execution;
	/** The files that the sandbox received. */
	readonly received: readonly RecordedFile[];
	/** The item that came of the file with this number, and the output that it left by. */
	endOf(file: number): { output: number; item: Item | undefined };
}

type Given = Pick<GivenFile, 'bytes' | 'hints'> & {
	/** What a Code node gives as the file's data, in place of a stored file. */
	readonly data?: unknown;
};

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const ENDS = [0, 1, 2];

/** A Code node that gives each file the name and type of its row. */
const codeFor = (files: readonly Given[]) => `
const rows = ${JSON.stringify(files.map(({ bytes, ...row }) => ({ stored: sha256(bytes), ...row })))};
const stored = new Map($input.all().map(({ binary }) => [binary.data.fileName, binary.data]));
return rows.map((row, item) => {
	const { data, id, fileSize } = 'data' in row ? row : stored.get(row.stored);
	return { json: {}, binary: { data: { data, id, fileSize, ...row.hints } }, pairedItem: { item } };
});`;

/**
 * Runs the node on files, one item each, with n8n's error output.
 *
 * @param folder that this n8n may read
 */
export async function runGivenFiles(
	{ n8n: { client }, sandbox, credential }: RealN8n,
	folder: string,
	files: readonly Given[],
): Promise<GivenFileRun> {
	for (const { bytes } of files) writeFileSync(path.join(folder, sha256(bytes)), bytes);
	const nodes = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
		{
			name: 'Read Files',
			type: 'n8n-nodes-base.readWriteFile',
			parameters: { fileSelector: path.join(folder, '*'), options: {} },
		},
		{
			name: 'Name Files',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			parameters: { jsCode: codeFor(files) },
		},
		{
			name: NODE_NAME,
			type: NODE_TYPE,
			parameters: { options: {} },
			credentials: { intronApi: credential },
			onError: 'continueErrorOutput',
		},
	];
	const workflow = await client.createWorkflow({
		name: 'Given files',
		nodes: nodes.map((node, index) => ({ typeVersion: 1, position: [index * 200, 0], ...node })),
		connections: Object.fromEntries(
			nodes
				.slice(1)
				.map(({ name }, index) => [
					nodes[index]?.name ?? '',
					{ main: [[{ node: name, type: 'main', index: 0 }]] },
				]),
		),
	});
	const execution = await client.runManually(workflow, 'Start');
	const requests = await sandbox.requests();
	const ends = ENDS.map((output) => outputOf(execution, NODE_NAME, output));
	const isOf = (file: number) => (item: Item) =>
		JSON.stringify(item.pairedItem) === JSON.stringify({ item: file });
	return {
		execution,
		received: requests.flatMap(({ file }) => file ?? []),
		endOf(file) {
			const output = ends.findIndex((items) => items.some(isOf(file)));
			return { output, item: ends[output]?.find(isOf(file)) };
		},
	};
}
