import { join } from 'node:path';

import type { WorkflowFile } from '../workflow.mts';

/** Where things are in an office, in place of what the examples leave to be entered. */
export interface Addresses {
	/** Of n8n itself, as the notes name it. */
	readonly n8n: string;
	/** Of CRM, task list, chat, register and telephone. */
	readonly crm: string;
	/** Of the page that shows the mails. */
	readonly inbox: string;
	/** The folder that n8n may read and write, with `recordings` in it. */
	readonly files: string;
}

/** The folder of n8n in Docker, which the examples name. */
const DOCKER_FILES = '/home/node/.n8n-files';

/** A workflow of `examples/` with the addresses that a user enters after the import. */
export function withAddresses(file: WorkflowFile, addresses: Addresses): WorkflowFile {
	const { n8n, crm, inbox, files } = addresses;
	const text = JSON.stringify(file)
		.replaceAll('https://your-n8n', n8n)
		.replace(/https:\/\/((crm|tasks|chat|register|calls)\.example\.com|your-phone)/g, crm)
		.replaceAll('https://api.telegram.org/bot<your token>', `${crm}/bot`)
		.replaceAll('https://inbox.example.com', inbox)
		.replaceAll(DOCKER_FILES, files)
		.replace(
			/data=@([\w.-]+)/g,
			(_all, name: string) => `data=@${join(files, 'recordings', name)}`,
		);
	return JSON.parse(text) as WorkflowFile;
}
