import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { ensureFolder, ensureNode } from '../install.mts';
import { inRepo } from '../paths.mts';
import { LOOPBACK } from '../ports.mts';
import { startServer, untilReady } from '../server.mts';

const SCRIPT = ['node_modules', 'maildev', 'dist', 'bin', 'maildev.js'];

/** MailDev's last line when it listens. */
const READY = 'Press Ctrl+C';

const USER = 'n8n';
const PASSWORD = 'mailbox-password';

export interface MailboxOptions {
	readonly smtpPort: number;
	readonly webPort: number;
	/** Where mails are kept. */
	readonly folder: string;
	readonly logFile: string;
}

/** A mail server of this computer, with a page that shows what arrived. */
export interface Mailbox {
	readonly url: string;
	/** What n8n's SMTP credential needs. */
	readonly credential: Record<string, unknown>;
	stop(): Promise<void>;
}

/** Starts MailDev, on the Node.js that n8n runs on; installs it the first time. */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
	const { smtpPort, webPort, folder, logFile } = options;
	const node = await ensureNode();
	const installed = await ensureFolder('maildev', inRepo('lab', 'maildev'));
	const url = `http://${LOOPBACK}:${webPort}`;
	const flags = {
		smtp: smtpPort,
		ip: LOOPBACK,
		web: webPort,
		'web-ip': LOOPBACK,
		'incoming-user': USER,
		'incoming-pass': PASSWORD,
		'hide-extensions': 'STARTTLS',
		'mail-directory': folder,
	};
	rmSync(logFile, { force: true });
	const server = startServer({
		node,
		script: join(installed, ...SCRIPT),
		args: Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)]),
		env: { PATH: process.env.PATH, HOME: folder },
		logFile,
	});
	// Not by asking its address: another mailbox may have the port, and would answer.
	await untilReady(server, () => server.logs().includes(READY));
	return {
		url,
		credential: {
			user: USER,
			password: PASSWORD,
			host: LOOPBACK,
			port: smtpPort,
			secure: false,
			disableStartTls: true,
			hostName: '',
		},
		stop: async () => await server.stop(),
	};
}
