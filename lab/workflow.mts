/** The parts of n8n's workflow files that this repository reads or writes. */
export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, CredentialRef>;
	[setting: string]: unknown;
}

export interface CredentialRef {
	id: string;
	name: string;
}

export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	/** By node and kind of connection: `main`, or `ai_tool` and the like. */
	connections: Record<
		string,
		Record<string, Array<Array<{ node: string; type: string; index: number }> | null>>
	>;
	settings?: Record<string, unknown>;
	[other: string]: unknown;
}

export interface Workflow extends WorkflowFile {
	id: string;
	versionId: string;
	active: boolean;
}

/** Credentials by credential type, as `withCredentials` attaches them. */
export type CredentialsByType = Record<string, CredentialRef>;

/** For a node type, the credential types it takes; given by n8n's own list of node types. */
export type CredentialTypesOf = (nodeType: string) => string[];

/**
 * A copy of the workflow in which every node that takes one of these credentials has it, which is
 * what a person does by hand after an import: files in `examples/` carry none.
 */
export function withCredentials(
	workflow: WorkflowFile,
	credentials: CredentialsByType,
	typesOf: CredentialTypesOf,
): WorkflowFile {
	const attach = (node: WorkflowNode): WorkflowNode => {
		const fitting = typesOf(node.type).flatMap((type) => {
			const credential = credentials[type];
			return credential && isWanted(node, type) ? [[type, credential] as const] : [];
		});
		if (fitting.length === 0) return node;
		return { ...node, credentials: { ...node.credentials, ...Object.fromEntries(fitting) } };
	};
	return { ...workflow, nodes: workflow.nodes.map(attach) };
}

/** Nodes that take many kinds of credentials say which one they use. */
function isWanted({ parameters }: WorkflowNode, type: string): boolean {
	return !type.startsWith('http') || parameters.genericAuthType === type;
}

/** The address of the first webhook of a workflow. */
export function webhookPath(workflow: WorkflowFile): string {
	const node = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
	const path = node?.parameters.path;
	if (typeof path !== 'string') throw new Error(`workflow '${workflow.name}' has no webhook`);
	return path;
}
