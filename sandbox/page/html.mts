/** HTML that is safe to show: everything that is put into a template is escaped unless it is HTML itself. */
export class Html {
	constructor(readonly text: string) {}
}

type Part = Html | readonly Html[] | string | number | null;

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function toText(part: Part): string {
	if (part instanceof Html) return part.text;
	if (part === null) return '';
	if (typeof part !== 'string' && typeof part !== 'number') {
		return part.map(({ text }) => text).join('');
	}
	return String(part).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Makes HTML of a template, as in html`<b>${name}</b>`. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
	return new Html(String.raw({ raw: template }, ...parts.map(toText)));
}
