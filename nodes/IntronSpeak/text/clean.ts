/** A pattern, and what takes its place. No pattern may look at a stretch more than once. */
type Rule = readonly [pattern: RegExp, replacement: string | typeof asSentence];

/** A line that stands alone, such as a heading, is a sentence of its own: it ends with a stop. */
function asSentence(_line: string, whole: string): string {
	const words = whole
		.trimEnd()
		.replace(/(?<= )#+$/, '')
		.trimEnd();
	return words === '' || /[\p{P}\p{S}]$/u.test(words) ? words : `${words}.`;
}

/** Leaves comments out; one that does not end is none. */
function withoutComments(text: string): string {
	let kept = '';
	let from = 0;
	for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
		const end = text.indexOf('-->', start);
		if (end < 0) break;
		kept += text.slice(from, start);
		from = end + '-->'.length;
	}
	return kept + text.slice(from);
}

/** Code in blocks, fenced or not closed. */
const CODE = /^[ \t]*(```|~~~)[\s\S]*?(^[ \t]*\1[ \t]*$|$(?![\s\S]))/gm;

/** What is replaced, in this order. Line starts and ends stay, so that later rules find them. */
const RULES: readonly Rule[] = [
	// Each stretch of blanks is one from here on
	[/[^\S\n]+/g, ' '],
	// Images, then links, of which the words stay
	[/!\[[^[\]]*\]\([^()]*\)/g, ''],
	[/\[([^[\]]+)\](\([^()]*\)|\[[^\]]*\])/g, '$1'],
	[/^ ?\[[^\]\n]+\]: ?\S.*$/gm, ''],
	// Addresses, but not the full stop behind them
	[/<?\b(https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?)]>?/gi, ''],
	[/<br ?\/?>|<\/(?:p|div|li|tr|h[1-6])>/gi, '\n'],
	[/<\/?[a-z][^<>]*>/gi, ''],
	// Lines of signs: rules, and those under headings and tables
	[/^ ?(?:[-*_=|:+] ?){3,}$/gm, ''],
	// Cells of tables
	[/^ ?\|(.*)\| ?$/gm, '$1'],
	[/ \| /g, ', '],
	// Headings, quotations and lists
	[/^ ?(?:#{1,6}|>+|[-*+•]) (?:\[[ xX]\] )?(.*)$/gm, asSentence],
	// Emphasis and code within lines; a star or an underline between words is none
	[/(\*{1,3}|~~)(?=\S)([^*~\n]*\S)\1/g, '$2'],
	[/(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_\n]*\S)\1(?![\p{L}\p{N}])/gu, '$2'],
	[/`+([^`\n]*)`+/g, '$1'],
	// Emoji; not the digits and signs that Unicode counts among them
	[/(?![\d#*©®™])[\p{Extended_Pictographic}\p{Regional_Indicator}]|[\d#*]\uFE0F?\u20E3/gu, ''],
	// What joins and colours emoji
	[/\uFE0F|\u200D(?!\p{L})|[\u{1F3FB}-\u{1F3FF}]|[\u{E0020}-\u{E007F}]/gu, ''],
	// What all this leaves behind
	[/[^\S\n]+/g, ' '],
	[/ +(?=[.,;:!?)\n]|$)/gm, ''],
	[/^ +/gm, ''],
	[/\(\)|\[\]/g, ''],
	[/\n{3,}/g, '\n\n'],
];

/**
 * Leaves out of a text what is not meant to be read aloud: Markdown, emoji, links and code. A text
 * without any stays as it is, but for white space.
 */
export function cleanText(text: string): string {
	let cleaned = withoutComments(text.replace(CODE, '\n'));
	for (const [pattern, replacement] of RULES) {
		cleaned =
			typeof replacement === 'string'
				? cleaned.replace(pattern, replacement)
				: cleaned.replace(pattern, replacement);
	}
	return cleaned.trim();
}

/** Whether a text has something to say: a letter or a digit in any script. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
