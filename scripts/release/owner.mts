import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Who publishes the package, and where its source is. */
export interface Owner {
	/** On GitHub, e.g. `acme/n8n-nodes-intron`. */
	readonly repository: string;
	readonly name: string;
	readonly email: string;
}

/** Nobody's: what stands in all addresses until `npm run set-owner` puts an owner in its place. */
export const STAND_IN: Owner = {
	repository: 'n8n-nodes-intron/n8n-nodes-intron',
	name: 'n8n-nodes-intron maintainers',
	email: 'maintainers@users.noreply.github.com',
};

/** Every form in which an owner stands in a file; a bare name could be any word. */
const TRACES: ReadonlyArray<(owner: Owner) => string> = [
	({ repository }) => `github.com/${repository}`,
	({ name }) => `"name": ${JSON.stringify(name)}`,
	({ email }) => `"email": ${JSON.stringify(email)}`,
	({ name }) => `Copyright (c) 2026 ${name}`,
];

/** What a trace may be followed by without being a part of something longer. */
const END = '(?![\\w-])';

const pattern = (trace: string): RegExp =>
	new RegExp(trace.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + END, 'g');

/** Tests and scripts speak of owners, and of the stand-in, without being theirs. */
const NOT_SEARCHED = new Set(['node_modules', '.git', 'dist', 'artifacts', 'test', 'scripts']);

const SEARCHED = /(?:\.(?:md|json|m?ts|m?js|ya?ml)|[\\/]LICENSE)$/;

function textFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return NOT_SEARCHED.has(entry.name) ? [] : textFiles(path);
		return entry.isFile() && SEARCHED.test(path) ? [path] : [];
	});
}

/** Whether an owner stands in a text. */
const names = (text: string, owner: Owner): boolean =>
	TRACES.some((trace) => pattern(trace(owner)).test(text));

/**
 * The files in which an owner stands, as paths within the repository.
 *
 * @param root of the repository
 */
export const filesOf = (owner: Owner, root: string): string[] =>
	textFiles(root)
		.filter((file) => names(readFileSync(file, 'utf8'), owner))
		.map((file) => relative(root, file).split(sep).join('/'))
		.sort();

/** A text with another owner in it. */
export function withOwner(text: string, from: Owner, to: Owner): string {
	let changed = text;
	for (const trace of TRACES) changed = changed.replace(pattern(trace(from)), () => trace(to));
	return changed;
}

/** The owner whom package.json names. */
export function readOwner(root: string): Owner {
	const { author, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		author: { name: string; email: string };
		repository: { url: string };
	};
	const [, path = ''] = /github\.com\/(.+?)(?:\.git)?$/.exec(repository.url) ?? [];
	return { repository: path, name: author.name, email: author.email };
}

/**
 * Reads an owner from the command line.
 *
 * @throws Error that tells how it is written
 */
export function ownerFrom([repository = '', name = '', email = '']: readonly string[]): Owner {
	const owner = { repository, name: name.trim(), email };
	const isWhole =
		/^[\w-]+\/[\w-]+$/.test(repository) &&
		/^[^"\\<>\n]+$/.test(owner.name) &&
		/^[^\s@"\\<>]+@[^\s@"\\<>]+\.[^\s@"\\<>]+$/.test(email);
	if (isWhole) return owner;
	throw new Error(
		'Say who publishes the package: npm run set-owner -- <account>/<repository> "<name>" <e-mail>\n' +
			'e.g. npm run set-owner -- acme/n8n-nodes-intron "Acme Speech" nodes@acme.example',
	);
}

/**
 * Puts an owner in the place of the one whom package.json names, in every file.
 *
 * @returns the files that changed
 */
export function setOwner(owner: Owner, root: string): string[] {
	const before = readOwner(root);
	const files = filesOf(before, root);
	for (const file of files) {
		const path = join(root, file);
		writeFileSync(path, withOwner(readFileSync(path, 'utf8'), before, owner));
	}
	return files;
}
