export function table(header: string[], rows: string[][]): string {
	const line = (cells: string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What is written by hand about an entry of the package's data; none may be missing. */
export function written(texts: Record<string, string>, key: string): string {
	const text = texts[key];
	if (text === undefined) throw new Error(`Nothing is written about "${key}"`);
	return text;
}
