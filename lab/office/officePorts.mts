import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { freePort, N8N_PORT, onFreePort, SANDBOX_PORT } from '../ports.mts';

/** Easy to remember; others are taken when these are in use. */
const WISHED = {
	n8n: N8N_PORT,
	sandbox: SANDBOX_PORT,
	mails: 1080,
	smtp: 1025,
	crm: 8090,
	model: 8091,
};

export type PortName = keyof typeof WISHED;

/** The ports of an office. One that is kept has the same again, as its workflows name them. */
export class OfficePorts {
	private readonly kept: Partial<Record<PortName, number>>;

	/** @param file where the ports are noted */
	constructor(private readonly file: string) {
		this.kept = existsSync(file)
			? (JSON.parse(readFileSync(file, 'utf8')) as typeof this.kept)
			: {};
	}

	/** The port to try first. */
	async wish(name: PortName): Promise<number> {
		const kept = this.kept[name];
		if (kept === undefined) return await freePort(WISHED[name]);
		if ((await freePort(kept)) === kept) return kept;
		throw new Error(
			`port ${kept} is in use, and the workflows of this folder name it (${this.file}). ` +
				'Stop what uses it; perhaps another demo has the same folder',
		);
	}

	/** Notes the port that was taken. */
	note(name: PortName, port: number | string): void {
		this.kept[name] = Number(port);
		writeFileSync(this.file, JSON.stringify(this.kept, null, '\t'));
	}

	/** Starts a server with an address on its port. */
	async start<T extends { readonly url: string }>(
		name: PortName,
		start: (port: number) => Promise<T>,
	): Promise<T> {
		const started = await onFreePort(start, await this.wish(name));
		this.note(name, new URL(started.url).port);
		return started;
	}
}
