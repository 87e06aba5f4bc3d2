import type { AddressInfo } from 'node:net';

import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** An e-mail as it arrived. */
export interface ReceivedMail {
	readonly from: string;
	/** The recipients that the server was told, which need not be those that the e-mail shows. */
	readonly to: string[];
	readonly subject: string;
	/** The HTML part; empty when there is none. */
	readonly html: string;
	readonly text: string;
	readonly attachments: Array<{ name: string; type: string; content: string }>;
}

/** A mail server that keeps what it receives. */
export interface MailServer {
	/** What n8n's SMTP credential needs. */
	readonly credential: Record<string, unknown>;
	readonly mails: ReceivedMail[];
	/** Refuses the next e-mails. */
	refuse(times: number): void;
	stop(): Promise<void>;
}

const USER = 'n8n';
const PASSWORD = 'mail-password';

const readMail = (mail: ParsedMail, to: string[]): ReceivedMail => ({
	from: mail.from?.value[0]?.address ?? '',
	to,
	subject: mail.subject ?? '',
	html: mail.html || '',
	text: mail.text ?? '',
	attachments: mail.attachments.map(({ filename, contentType, content }) => ({
		name: filename ?? '',
		type: contentType,
		content: content.toString('utf8'),
	})),
});

/** Starts a mail server on loopback. */
export async function startMailServer(): Promise<MailServer> {
	const mails: ReceivedMail[] = [];
	let refusals = 0;
	const server = new SMTPServer({
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		onAuth: ({ username, password }, _session, done) => {
			if (username === USER && password === PASSWORD) done(null, { user: username });
			else done(new Error('Wrong user or password'));
		},
		onMailFrom: (_address, _session, done) => {
			if (refusals-- > 0) done(new Error('Busy, try again'));
			else done();
		},
		onData: (stream, { envelope }, done) => {
			const to = envelope.rcptTo.map(({ address }) => address);
			simpleParser(stream).then(
				(mail) => {
					mails.push(readMail(mail, to));
					done();
				},
				(error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
			);
		},
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.server.address() as AddressInfo;
	return {
		credential: {
			user: USER,
			password: PASSWORD,
			host: '127.0.0.1',
			port,
			secure: false,
			disableStartTls: true,
			hostName: '',
		},
		mails,
		refuse: (times) => {
			refusals = times;
		},
		stop: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
}
