import { randomUUID } from 'node:crypto';

import type { WorkflowNode } from '../lab/workflow.mts';
import { ENDPOINT } from '../nodes/IntronSpeak/catalog/service.ts';
import type { Sandbox } from '../sandbox/launch.mts';
import { median, ProcessMemory } from './measure.mts';
import { atMost, megabytes, ratio, type Report, type Row, seconds } from './report.mts';
import { openStage, type Stage } from './stage.mts';

const TEXTS = 100;
const MINUTE_MS = 60_000;
const SLACK = 1.05;

/** Texts that the service allows a minute: what it documents, and what some accounts have. */
const LIMITS = [ENDPOINT.generate.callsPerMinute, 2 * ENDPOINT.generate.callsPerMinute] as const;

const MB = 1_000_000;
const ROUNDS = 5;

/** 50 MB of WAV. */
const LONG_TEXT = 'Habari [audio-seconds=1563]';

/** Growth with several of them beyond that with one. */
const ALLOWANCE = 10 * MB;

const SEVERAL = 5;

/** A workflow that has the texts spoken with which the function is called that this gives. */
async function prepare({ n8n: { client } }: Stage, { url, key }: Sandbox) {
	const path = randomUUID();
	const credential = await client.createCredential('intronApi', path, {
		apiKey: key,
		baseUrl: url,
	});
	const at = (
		x: number,
		node: Pick<WorkflowNode, 'name' | 'type' | 'typeVersion' | 'parameters' | 'credentials'> & {
			webhookId?: string;
		},
	): WorkflowNode => ({
		position: [x, 0],
		...node,
	});
	const workflow = await client.createWorkflow({
		name: path,
		nodes: [
			at(0, {
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'noData' },
			}),
			at(240, {
				name: 'Split Out',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				parameters: { fieldToSplitOut: 'body.items', options: {} },
			}),
			at(480, {
				name: 'Intron Speak',
				type: 'n8n-nodes-intron.intronSpeak',
				typeVersion: 1,
				parameters: { text: '={{ $json.text }}', language: 'sw' },
				credentials: { intronApi: credential },
			}),
		],
		connections: {
			Webhook: { main: [[{ node: 'Split Out', type: 'main', index: 0 }]] },
			'Split Out': { main: [[{ node: 'Intron Speak', type: 'main', index: 0 }]] },
		},
	});
	await client.activate(workflow);
	return async (texts: readonly string[]): Promise<number> => {
		const began = performance.now();
		const answer = await client.callWebhook(path, {
			json: { items: texts.map((text) => ({ text })) },
		});
		if (answer.status !== 200) throw new Error(`The run ended with ${answer.status}`);
		return performance.now() - began;
	};
}

/** How long a batch takes at this limit, against the least possible. */
async function pace(stage: Stage, perMinute: number) {
	const { sandbox } = stage;
	await sandbox.reset();
	await sandbox.settings({ textsPerMinute: perMinute });
	const speak = await prepare(stage, sandbox);
	const runMs = await speak(Array.from({ length: TEXTS }, (_, index) => `Namba ${index}`));
	const { acceptedTexts, replies } = await sandbox.state();
	const leastMs = (Math.ceil(TEXTS / perMinute) - 1) * MINUTE_MS;
	return { perMinute, runMs, leastMs, acceptedTexts, refused: replies['429'] ?? 0 };
}

/** How much n8n's process grows while so many files of 50 MB come at the same time, by round. */
async function growth(stage: Stage, count: number): Promise<number[]> {
	const ram = new ProcessMemory(stage.n8n.pid());
	await stage.sandbox.settings({ textsPerMinute: 6_000 });
	const speak = await prepare(stage, stage.sandbox);
	const texts = Array.from({ length: count }, () => LONG_TEXT);
	await speak(texts);
	const grown: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const before = ram.now();
		grown.push((await ram.peakDuring(async () => await speak(texts))) - before);
	}
	return grown;
}

/** Intron Speak: a batch against the service's limits, and memory while long audio comes in. */
export async function speech(tarball: string, folder: string): Promise<Report> {
	const paces: Array<Awaited<ReturnType<typeof pace>>> = [];
	for (const limit of LIMITS) {
		// Budgets are those of an address: a sandbox of its own has its own.
		const stage = await openStage(tarball, folder, {});
		try {
			paces.push(await pace(stage, limit));
		} finally {
			await stage.stop();
		}
	}
	const stage = await openStage(tarball, folder, {});
	try {
		const one = await growth(stage, 1);
		const several = await growth(stage, SEVERAL);
		const grownRow = (what: string, grown: readonly number[]): Row => [
			what,
			`worst ${megabytes(Math.max(...grown))}`,
			`median ${megabytes(median(grown))}`,
		];
		return {
			title: `Intron Speak: ${TEXTS} texts; growth of n8n's process with long audio, ${ROUNDS} rounds`,
			columns: ['', '', ''],
			rows: [
				...paces.map(
					({ perMinute, runMs, leastMs }): Row => [
						`${TEXTS} texts at ${perMinute} a minute`,
						seconds(runMs),
						`${ratio(runMs / leastMs)} × the least`,
					],
				),
				grownRow('1 × 50 MB of audio', one),
				grownRow(`${SEVERAL} × 50 MB of audio`, several),
			],
			goals: [
				...paces.flatMap(({ perMinute, runMs, leastMs, acceptedTexts, refused }) => [
					atMost(`${perMinute} a minute: time against the least`, runMs / leastMs, SLACK, ratio),
					atMost(`${perMinute} a minute: texts not spoken`, TEXTS - acceptedTexts, 0, String),
					atMost(`${perMinute} a minute: texts refused`, refused, 0, String),
				]),
				atMost(
					`${SEVERAL} × 50 MB: median, that of one + ${megabytes(ALLOWANCE)}`,
					median(several),
					median(one) + ALLOWANCE,
					megabytes,
				),
			],
			measurements: { paces, one, several },
		};
	} finally {
		await stage.stop();
	}
}
