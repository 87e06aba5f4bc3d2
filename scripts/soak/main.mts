/**
 * `npm run soak` lets a real n8n work for a long time: webhook calls with a recording each, in regular
 * mode and in queue mode with two workers, every kind of answer among them, a part of them at Intron's
 * real rate limit; in queue mode workers are stopped and killed and the stores restarted meanwhile.
 * Every call is accounted for, and what the processes hold must not grow. `npm run soak -- 300 queue`
 * makes 300 calls, in one mode.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { UNFINISHED } from '../../lab/execution.mts';
import { FATES } from '../../lab/fates.mts';
import { packPackage } from '../../lab/package.mts';
import { inRepo } from '../../lab/paths.mts';
import { say } from '../../lab/progress.mts';
import type { CredentialRef } from '../../lab/workflow.mts';
import { Slots } from '../../nodes/shared/run/slots';
import type { Sandbox } from '../../sandbox/launch.mts';
import { startSandbox } from '../../sandbox/launch.mts';
import type { Account, Call, Run } from './account.mts';
import { accountFor } from './account.mts';
import type { House, HouseName, Mishap } from './houses.mts';
import { HOUSES, startHouse } from './houses.mts';
import { Pulse } from './vitals.mts';
import { publish, runOf } from './workflow.mts';

const DEFAULT_CALLS = 2_000;

/** Calls of one workflow; n8n lists no more than 100 executions at once. */
const BATCH = 60;

/** How many wait for an answer at the same time. */
const CALLERS = 12;

/** So many calls are made at Intron's real rate limit, which takes 30 a minute. */
const LIMITED = 45;

/** Longest time for what n8n does by itself, such as noticing a dead worker. */
const PATIENCE_MS = 300_000;

/** As long as a caller waits for an answer, and n8n for the end of what was cut off from its stores. */
const CUT_OFF_PATIENCE_MS = 120_000;

/** The sandbox's names of the endpoints that take recordings. */
const UPLOADS = ['sync', 'async'];

const RECORDING = 'sandbox/recordings/english.mp3';

/** Only these take no extra uploads, which at the real limit would take minutes. */
const UNLIMITED_FATES = FATES.filter(([token]) => token !== 'rate-limit=1');

interface Soak {
	readonly house: House;
	readonly sandbox: Sandbox;
	readonly credential: CredentialRef;
	readonly calls: Call[];
	readonly runs: Run[];
	readonly accepted: Map<string, number>;
}

/** The executions of a workflow, when all have ended. */
async function endedRuns(
	{ house: { client } }: Soak,
	workflow: Awaited<ReturnType<typeof publish>>,
	patienceMs: number,
) {
	for (const deadline = Date.now() + patienceMs; ; await sleep(500)) {
		const found = await client.executions(workflow).catch(() => undefined);
		const isOver = found?.every(({ status }) => !UNFINISHED.includes(status)) ?? false;
		if (!found || !(isOver || Date.now() > deadline)) continue;
		const read = found.map(async (run) => runOf(await client.execution(run.id)));
		return await Promise.all(read);
	}
}

/** Makes calls of one workflow, while something may happen to n8n. */
async function batch(
	soak: Soak,
	count: number,
	fates: typeof FATES,
	mishap?: Mishap,
): Promise<void> {
	const { house, sandbox, credential, calls, runs, accepted } = soak;
	const workflow = await publish(house.client, randomUUID(), credential);
	const callers = new Slots(CALLERS);
	const first = calls.length;
	const call = async (index: number) => {
		const number = first + index;
		const [token = '', end = 'failed', wanted = 0] = fates[number % fates.length] ?? [];
		const name = `Call ${number}${token && ` [${token}]`}`;
		const file = { data: RECORDING, name: `${name}.mp3`, type: 'audio/mpeg' };
		const answer = await house.client
			.callWebhook(workflow.name, {
				file,
				patienceMs: mishap?.cutsOff ? CUT_OFF_PATIENCE_MS : undefined,
			})
			.then(({ status }) => status)
			.catch(() => 0);
		calls.push({ name, end, accepted: wanted, answer, isCutOff: mishap?.cutsOff });
	};
	const all = Array.from({ length: count }, async (_, index) => {
		await callers.run(async () => await call(index));
	});
	// In the middle of the work.
	if (mishap) await sleep(1_500).then(mishap.happen);
	await Promise.all(all);
	const patienceMs = mishap?.cutsOff ? CUT_OFF_PATIENCE_MS : PATIENCE_MS;
	runs.push(...(await endedRuns(soak, workflow, patienceMs)));
	for (const { endpoint, fileId, fields } of await sandbox.requests()) {
		const { audio_file_name: name } = fields;
		if (!UPLOADS.includes(endpoint) || fileId === null || name === undefined) continue;
		accepted.set(name, (accepted.get(name) ?? 0) + 1);
	}
	await sandbox.reset();
}

async function soakIn(name: HouseName, count: number, tarball: string) {
	const house = await startHouse(name, tarball);
	const sandbox = await startSandbox({ rateLimits: false, uploadsPerMinute: 6_000 });
	try {
		const { url: baseUrl, key: apiKey } = sandbox;
		const credential = await house.client.createCredential('intronApi', 'Soak', {
			apiKey,
			baseUrl,
		});
		const soak: Soak = { house, sandbox, credential, calls: [], runs: [], accepted: new Map() };
		const pulse = new Pulse();
		const limited = Math.min(LIMITED, Math.round(count / 2));
		const free = count - limited;
		const mishaps = [...house.mishaps];
		for (let made = 0; made < free; made = soak.calls.length) {
			const share = made / count;
			await pulse.take(house.patients(), share);
			const due = (mishaps[0]?.at ?? 1) <= made / free ? mishaps.shift() : undefined;
			say(`  ${name}: ${made} of ${count} calls${due ? `, ${due.what}` : ''}`);
			await batch(soak, Math.min(BATCH, free - made, Math.ceil(count / 12)), FATES, due);
		}
		const left = mishaps.map(({ what }) => `${what}: did not happen, too few calls`);
		say(`  ${name}: ${limited} calls at the real rate limit`);
		const began = Date.now();
		// Its limits are counted anew, and the headers tell the node of them.
		await sandbox.settings({ rateLimits: true, uploadsPerMinute: null });
		await batch(soak, limited, UNLIMITED_FATES);
		const limitedSeconds = Math.round((Date.now() - began) / 1000);
		await pulse.take(house.patients(), 1);
		const account = accountFor(soak.calls, soak.runs, soak.accepted);
		const { rows, flaws } = pulse.report();
		return { account, rows, limitedSeconds, flaws: [...account.flaws, ...flaws, ...left] };
	} finally {
		await house.stop();
		await sandbox.stop();
	}
}

function readWords(words: readonly string[]): { count: number; houses: readonly HouseName[] } {
	const count = Number(words.find((word) => /^\d+$/.test(word)) ?? DEFAULT_CALLS);
	const named = HOUSES.filter((name) => words.includes(name));
	const odd = words.find((word) => !/^\d+$/.test(word) && !HOUSES.some((name) => name === word));
	if (odd !== undefined)
		throw new Error(`"${odd}" is neither a number nor ${HOUSES.join(' nor ')}`);
	return { count, houses: named.length > 0 ? named : HOUSES };
}

async function main(): Promise<boolean> {
	const { count, houses } = readWords(process.argv.slice(2));
	const tarball = await packPackage();
	const results: Record<string, { account: Account; flaws: string[] }> = {};
	for (const name of houses) {
		const began = Date.now();
		const result = await soakIn(name, count, tarball);
		results[name] = result;
		console.log(`\n=== ${name} mode, ${Math.round((Date.now() - began) / 60_000)} minutes`);
		console.table(result.account.counts);
		console.log(`the calls at the real rate limit took ${result.limitedSeconds} s`);
		console.table(result.rows);
		for (const flaw of result.flaws) console.log(`- ${flaw}`);
	}
	mkdirSync(inRepo('artifacts'), { recursive: true });
	writeFileSync(inRepo('artifacts', 'soak.json'), JSON.stringify(results, null, 2));
	const flaws = Object.values(results).flatMap((result) => result.flaws).length;
	console.log(flaws === 0 ? 'Every call is accounted for.' : `${flaws} flaws`);
	return flaws === 0;
}

main().then(
	(isSound) => {
		process.exitCode = isSound ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
