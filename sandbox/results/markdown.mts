/** Renders structured results as the Markdown text that the service gives by default. */

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `follow_up_date` → `Follow up date`. */
function label(key: string): string {
	const words = key.replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function inline(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	if (Array.isArray(value)) return value.map(inline).join(', ');
	if (!isObject(value)) return String(value);
	const [first, ...others] = Object.entries(value);
	const rest = others.map(([key, part]) => `${label(key)}: ${inline(part)}`).join('; ');
	const head = first ? `**${inline(first[1])}**` : '';
	return rest === '' ? head : `${head}: ${rest}`;
}

function section(key: string, value: unknown): string {
	const title = `**${label(key)}:**`;
	if (!Array.isArray(value)) return `${title} ${inline(value)}`;
	return [title, ...value.map((item) => `- ${inline(item)}`)].join('\n');
}

/**
 * Renders one result.
 *
 * @param title of the result, as the heading
 */
export function toMarkdown(title: string, value: Readonly<Record<string, unknown>>): string {
	const sections = Object.entries(value).map(([key, part]) => section(key, part));
	return [`# ${title}`, ...sections].join('\n\n');
}
