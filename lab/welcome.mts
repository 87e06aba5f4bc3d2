/** What a person finds in an n8n that was started for them: the sandbox's credential, the examples. */
import { readdirSync } from 'node:fs';

import type { N8nClient } from './client.mts';
import { inRepo, readJson } from './paths.mts';
import type { CredentialRef, CredentialsByType, WorkflowFile } from './workflow.mts';

/** Type name of the credential. */
export const CREDENTIAL = 'intronApi';

const CREDENTIAL_NAME = 'Intron (sandbox)';

/** The example to be tried first. */
export const QUICK_START = 'quick-start.json';

/**
 * Makes the credential for the sandbox, or renews it where an earlier start has made it: the sandbox
 * may have another address by now.
 *
 * @param data of the credential
 */
export async function saveSandboxCredential(
	client: N8nClient,
	data: object,
): Promise<{ credential: CredentialRef; isNew: boolean }> {
	const all = await client.call<CredentialRef[]>('GET', '/rest/credentials');
	const known = all.find(({ name }) => name === CREDENTIAL_NAME);
	if (!known) {
		return {
			credential: await client.createCredential(CREDENTIAL, CREDENTIAL_NAME, data),
			isNew: true,
		};
	}
	const { id, name } = known;
	await client.call('PATCH', `/rest/credentials/${id}`, { name, type: CREDENTIAL, data });
	return { credential: { id, name }, isNew: false };
}

/** The files of `examples/`; imported last, the given one stands first in n8n's list. */
export function exampleFiles(first: string): string[] {
	const others = readdirSync(inRepo('examples')).filter(
		(name) => name.endsWith('.json') && name !== first,
	);
	return [...others, first];
}

/** Imports every example. */
export async function importExamples(
	client: N8nClient,
	credentials: CredentialsByType,
): Promise<void> {
	for (const name of exampleFiles(QUICK_START)) {
		await client.importWorkflow(readJson<WorkflowFile>(inRepo('examples', name)), credentials);
	}
}
