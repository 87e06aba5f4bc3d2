import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether a parameter is an expression, which can differ from item to item, or holds one. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

/**
 * The node's parameters. Those without an expression are the same for all items, so n8n is asked for
 * them once: with thousands of items, reading them takes longer than anything else before the first
 * request.
 */
export class Parameters {
	/** As they are in the workflow, which n8n copies each time that it is asked. */
	private readonly given: Readonly<Record<string, unknown>>;

	private readonly same = new Map<string, unknown>();

	constructor(private readonly context: IExecuteFunctions) {
		this.given = Object(context.getNode().parameters) as Record<string, unknown>;
	}

	/**
	 * The value of a parameter, with its expressions resolved for an item.
	 *
	 * @param name with what leads into it behind dots
	 * @param fallback for one that the panel does not show
	 */
	read(name: string, itemIndex: number, fallback?: unknown): unknown {
		if (this.same.has(name)) return this.same.get(name);
		const value: unknown = this.context.getNodeParameter(name, itemIndex, fallback);
		const [root = ''] = name.split('.');
		const given = this.given[root];
		if (given !== undefined && !hasExpression(given)) this.same.set(name, value);
		return value;
	}
}
