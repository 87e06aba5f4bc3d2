/**
 * `npm run rehearse` makes a release that nobody sees: in a copy of this clone it names an owner, looks
 * what is in the way, builds and packs; then it publishes to a registry of this computer, installs from
 * it into a real n8n, and has the node transcribe a recording at the sandbox.
 *
 * What can't be rehearsed here is told at the end.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { knownN8n } from '../../lab/install.mts';
import { startN8n } from '../../lab/n8n.mts';
import { readJson } from '../../lab/paths.mts';
import { task } from '../../lab/progress.mts';
import { startRegistry } from '../../lab/registry.mts';
import { plainEnv, run } from '../../lab/run.mts';
import { startSandbox } from '../../sandbox/launch.mts';
import { publish, runOf } from '../soak/workflow.mts';
import { chooseRuns, readRecords } from '../versions/runs.mts';
import { reasonsAgainst } from './check.mts';
import { codeDigest } from './codeDigest.mts';
import { filesOf, setOwner, STAND_IN } from './owner.mts';
import { scratchCopy } from './scratchCopy.mts';

const OWNER = {
	repository: 'example-owner/n8n-nodes-intron',
	name: 'Example Owner',
	email: 'owner@example.com',
};

const RECORDING = 'sandbox/recordings/english.mp3';

const NOT_REHEARSED = [
	"npm's provenance and trusted publishing: only GitHub's own runners get the identity for them",
	"n8n's button to install: it takes another registry than npm's with an enterprise licence only. Its steps were done one by one: npm pack from the registry, unpack, drop what only development needs, npm install",
	"n8n's check of the published package, which reads it from npm: npm run scan looks at the same tarball",
];

const say = (text: string) => console.log(`- ${text}`);

const digest = (file: string) => createHash('sha512').update(readFileSync(file)).digest('hex');

async function pack(copy: string): Promise<string> {
	const env = plainEnv();
	await task(
		'building in the copy',
		async () => await run('npm', ['run', 'build'], { cwd: copy, env }),
	);
	await run('npm', ['pack', '--ignore-scripts', '--loglevel=error'], { cwd: copy, env });
	const tarball = (await readdir(copy)).find((file) => file.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack made no file');
	return join(copy, tarball);
}

/** Runs the node of a tarball in a real n8n. */
async function runIn(tarball: string, version: string): Promise<void> {
	const n8n = await task('starting n8n with it', async () => await startN8n({ tarball }));
	const sandbox = await startSandbox();
	try {
		const types = (await n8n.client.nodeTypes()).filter(({ name }) =>
			name.startsWith('n8n-nodes-intron.'),
		);
		say(
			`n8n ${n8n.version} has ${types.map(({ displayName }) => displayName).join(', ')} of version ${version}`,
		);
		const { url: baseUrl, key: apiKey } = sandbox;
		const credential = await n8n.client.createCredential('intronApi', 'Rehearsal', {
			apiKey,
			baseUrl,
		});
		const workflow = await publish(n8n.client, 'rehearsal', credential);
		const { status } = await n8n.client.callWebhook('rehearsal', { file: { data: RECORDING } });
		const { end } = runOf(await n8n.client.lastExecution(workflow));
		if (status !== 200 || end !== 'transcribed')
			throw new Error(`The recording ended in "${end}" (${status})`);
		say('its node has transcribed a recording');
	} finally {
		await sandbox.stop();
		await n8n.stop();
	}
}

async function rehearse(): Promise<void> {
	const copy = await scratchCopy();
	const { name, version } = readJson<{ name: string; version: string }>(join(copy, 'package.json'));
	say(`${OWNER.repository} was set in ${setOwner(OWNER, copy).join(', ')}`);
	if (filesOf(STAND_IN, copy).length > 0) throw new Error('A stand-in is left');
	const reasons = reasonsAgainst({
		root: copy,
		tag: `v${version}`,
		code: codeDigest(copy),
		runs: chooseRuns(knownN8n(), []),
		records: readRecords(),
	});
	for (const reason of reasons) say(`a release would be refused now: ${reason}`);
	const tarball = await pack(copy);
	const registry = await task('starting the registry', startRegistry);
	try {
		await registry.publish(tarball);
		say(`${name}@${version} was published`);
		const again = await registry.publish(tarball).then(
			() => true,
			() => false,
		);
		if (again) throw new Error('The registry took the same version twice');
		say('and is refused a second time');
		const fetched = await registry.fetch(`${name}@${version}`);
		if (digest(fetched) !== digest(tarball)) throw new Error('Something else came back');
		say('what the registry gives is what was packed, byte by byte');
		await runIn(fetched, version);
	} finally {
		await registry.stop();
	}
	console.log('\nNot rehearsed:');
	NOT_REHEARSED.forEach(say);
}

rehearse().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
