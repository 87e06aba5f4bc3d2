/**
 * `npm run dev`: the sandbox and a real n8n that takes over each change of the sources while it runs.
 * What is made there, such as workflows, is kept for the next time; `--fresh` begins anew.
 */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startSandbox } from '../../sandbox/launch.mts';
import { OWNER } from '../client.mts';
import { interrupted } from '../interrupted.mts';
import { type RunningN8n, startN8n } from '../n8n.mts';
import { cacheRoot, inRepo, repoRoot } from '../paths.mts';
import { freePort, N8N_PORT, SANDBOX_PORT } from '../ports.mts';
import { say, task } from '../progress.mts';
import { CREDENTIAL, importExamples, saveSandboxCredential } from '../welcome.mts';
import { watchPackage } from './watchPackage.mts';

/** Outside the clone: within it, n8n would find the clone's n8n-workflow instead of its own. */
function homeFolder(): string {
	const clone = createHash('sha256').update(repoRoot()).digest('hex').slice(0, 12);
	return join(cacheRoot(), `dev-${clone}`);
}

/** The examples come once: who has changed or deleted them does not want them again. */
async function welcome({ client }: RunningN8n, data: object): Promise<void> {
	const { credential, isNew } = await saveSandboxCredential(client, data);
	if (isNew) await importExamples(client, { [CREDENTIAL]: credential });
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { fresh: { type: 'boolean' } } });
	const userFolder = homeFolder();
	if (values.fresh) await rm(userFolder, { recursive: true, force: true });
	await task('compiling the package', async () => await watchPackage(userFolder));
	const sandbox = await startSandbox({ port: await freePort(SANDBOX_PORT) });
	const env = {
		N8N_DEV_RELOAD: 'true',
		N8N_RESTRICT_FILE_ACCESS_TO: inRepo('sandbox', 'recordings'),
	};
	const n8n = await task(
		'starting n8n',
		async () => await startN8n({ userFolder, env, port: N8N_PORT }),
	);
	await welcome(n8n, { apiKey: sandbox.key, baseUrl: sandbox.url });
	console.log(`
n8n ${n8n.version} is running with this clone's package; it takes over what you save.

  Editor    ${n8n.baseUrl}   (reload the page to see a changed panel)
  Sign in   ${OWNER.email} / ${OWNER.password}
  Sandbox   ${sandbox.url}
  Data      ${userFolder}   (npm run dev -- --fresh begins anew)

Ctrl-C stops everything; your workflows are kept.
`);
	await interrupted();
	say('stopping');
	await n8n.stop();
	await sandbox.stop();
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : String(error));
		process.exit(1);
	},
);
