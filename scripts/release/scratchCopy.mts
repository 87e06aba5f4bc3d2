import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { atExit } from '../../lab/atExit.mts';
import { inRepo, repoRoot } from '../../lab/paths.mts';
import { run } from '../../lab/run.mts';

/** A copy of what git keeps of this clone, as it is now; it goes with this process. */
export async function scratchCopy(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-intron-copy-'));
	atExit(() => rmSync(folder, { recursive: true, force: true }));
	const listed = await run(
		'git',
		['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
		{
			cwd: repoRoot(),
		},
	);
	for (const file of listed.split('\0').filter(Boolean)) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		cpSync(inRepo(file), join(folder, file));
	}
	symlinkSync(inRepo('node_modules'), join(folder, 'node_modules'));
	return folder;
}
