import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { startSandbox } from '../../sandbox/launch.mts';
import { atExit } from '../atExit.mts';
import { type RunningN8n, startN8n } from '../n8n.mts';
import { packPackage } from '../package.mts';
import { inRepo } from '../paths.mts';
import { task } from '../progress.mts';
import type { Workflow } from '../workflow.mts';
import { answerAsAgent } from './agent.mts';
import {
	type ChatMessage,
	type ChatModel,
	type ChatRequest,
	startChatModel,
} from './chatModel.mts';
import { type Crm, startCrm } from './crm.mts';
import { judgeCall } from './judge.mts';
import { type Mailbox, startMailbox } from './mailbox.mts';
import { OfficePorts } from './officePorts.mts';
import { openExamples } from './openExamples.mts';

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** A real n8n with the packed package, and everything around it that the examples need. */
export interface Office {
	readonly n8n: RunningN8n;
	readonly sandbox: Sandbox;
	readonly mailbox: Mailbox;
	readonly crm: Crm;
	/** The examples, published; those of an earlier run when the office was kept. */
	readonly workflows: readonly Workflow[];
	/** The folder that n8n may read and write, with `recordings` in it. */
	readonly files: string;
	stop(): Promise<void>;
}

/** One of each kind, and the folder itself. */
const SAMPLES = /recordings$|\.mp3$|swahili-english\.ogg$/;

/** What is around n8n. */
export type Surroundings = Pick<Office, 'sandbox' | 'mailbox' | 'crm' | 'files'> & {
	readonly model: ChatModel;
};

/** What the stand-in for a language model is there for: agents offer it tools. */
const think = (request: ChatRequest): ChatMessage =>
	request.tools?.length ? answerAsAgent(request) : judgeCall(request);

/**
 * Opens an office on this computer.
 *
 * @param keep a folder for all that it makes, for another time; without it nothing is kept
 */
export async function openOffice(keep?: string): Promise<Office> {
	const folder = keep ? resolve(keep) : await mkdtemp(join(tmpdir(), 'n8n-office-'));
	const remove = () => {
		if (!keep) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	const callOff = atExit(remove);
	const opened: Array<() => unknown> = [];
	const stop = async () => {
		for (const close of opened.reverse()) await close();
		callOff();
		remove();
	};
	const use = <T extends { stop(): unknown }>(started: T): T => {
		opened.push(() => started.stop());
		return started;
	};
	try {
		const files = await makeFolders(folder);
		const ports = new OfficePorts(join(folder, 'ports.json'));
		const tarball = process.env.INTRON_LAB_TARBALL || (await packPackage());
		const around = await surround(ports, folder, files, use);
		const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
		const start = async () =>
			await startN8n({
				tarball,
				port: await ports.wish('n8n'),
				userFolder: join(folder, 'n8n'),
				env: { N8N_RESTRICT_FILE_ACCESS_TO: files, GENERIC_TIMEZONE: timeZone },
			});
		const n8n = use(await task('starting n8n with the package', start));
		ports.note('n8n', new URL(n8n.baseUrl).port);
		const workflows = await task(
			'importing and publishing the example workflows',
			async () => await openExamples(n8n, around),
		);
		return { ...around, n8n, workflows, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The folders of an office; the sample recordings are where n8n may read them. */
async function makeFolders(folder: string): Promise<string> {
	const files = join(folder, 'files');
	const recordings = join(files, 'recordings');
	for (const made of [recordings, join(folder, 'mails'), join(folder, 'n8n')]) {
		await mkdir(made, { recursive: true });
	}
	await cp(inRepo('sandbox', 'recordings'), recordings, {
		recursive: true,
		filter: (path) => SAMPLES.test(path),
	});
	return files;
}

/** Starts everything that stands around n8n. */
async function surround(
	ports: OfficePorts,
	folder: string,
	files: string,
	use: <T extends { stop(): unknown }>(started: T) => T,
): Promise<Surroundings> {
	return await task('opening the office: sandbox, inbox, CRM, language model', async () => {
		const sandbox = use(await ports.start('sandbox', async (port) => await startSandbox({ port })));
		const crm = use(await ports.start('crm', startCrm));
		const model = use(
			await ports.start('model', async (port) => await startChatModel(think, port)),
		);
		const openMailbox = async (webPort: number): Promise<Mailbox> => {
			const smtpPort = await ports.wish('smtp');
			const logFile = join(folder, 'mails.log');
			const mails = join(folder, 'mails');
			const started = await startMailbox({ webPort, smtpPort, folder: mails, logFile });
			ports.note('smtp', smtpPort);
			return started;
		};
		const mailbox = use(await ports.start('mails', openMailbox));
		return { sandbox, crm, model, mailbox, files };
	});
}
