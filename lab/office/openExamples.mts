import type { RunningN8n } from '../n8n.mts';
import { inRepo, readJson } from '../paths.mts';
import { CREDENTIAL, exampleFiles } from '../welcome.mts';
import type { CredentialsByType, Workflow, WorkflowFile } from '../workflow.mts';
import { withAddresses } from './addresses.mts';
import type { Surroundings } from './office.mts';

/** The example that has a page for all. */
const FIRST = 'front-desk.json';

async function makeCredentials(
	{ client }: RunningN8n,
	{ sandbox, mailbox, crm, model }: Surroundings,
): Promise<CredentialsByType> {
	const wanted: Record<string, [name: string, data: object]> = {
		[CREDENTIAL]: ['Intron (sandbox)', { apiKey: sandbox.key, baseUrl: sandbox.url }],
		smtp: ['Mail (inbox of the demo)', mailbox.credential],
		httpHeaderAuth: ['CRM (of the demo)', crm.credential],
		openAiApi: ['Language model (stand-in of the demo)', { apiKey: 'none', url: model.url }],
	};
	const made: CredentialsByType = {};
	for (const [type, [name, data]] of Object.entries(wanted)) {
		made[type] = await client.createCredential(type, name, data);
	}
	return made;
}

/**
 * Imports every example, with credentials and the addresses of the office, and publishes it. An n8n
 * that has workflows from another time keeps them as they are.
 */
export async function openExamples(n8n: RunningN8n, around: Surroundings): Promise<Workflow[]> {
	const { client, baseUrl } = n8n;
	const present = await client.workflows();
	if (present.length > 0) return present;
	const addresses = {
		n8n: baseUrl,
		crm: around.crm.url,
		inbox: around.mailbox.url,
		files: around.files,
	};
	const credentials = await makeCredentials(n8n, around);
	const opened: Workflow[] = [];
	for (const name of exampleFiles(FIRST)) {
		const file = withAddresses(readJson<WorkflowFile>(inRepo('examples', name)), addresses);
		const workflow = await client.importWorkflow(file, credentials);
		await client.activate(workflow);
		opened.push(workflow);
	}
	return opened;
}
