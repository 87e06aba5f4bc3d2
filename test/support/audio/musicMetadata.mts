import { execFileSync } from 'node:child_process';

/** Jest loads no package of ECMAScript modules, so Node.js does. */
const SCRIPT = `
	import { parseFile } from 'music-metadata';
	const lengthOf = async (file) => {
		try {
			const { format } = await parseFile(file, { duration: true, skipCovers: true });
			return format.duration ?? null;
		} catch {
			return null;
		}
	};
	const lengths = [];
	for (const file of process.argv.slice(1)) lengths.push(await lengthOf(file));
	console.log(JSON.stringify(lengths));
`;

/**
 * The lengths of files as music-metadata reads them.
 *
 * @returns seconds of each file; null where it finds none
 */
export function musicMetadataSeconds(files: readonly string[]): Array<number | null> {
	const output = execFileSync(
		process.execPath,
		['--input-type=module', '--eval', SCRIPT, '--', ...files],
		{ cwd: __dirname },
	);
	return JSON.parse(output.toString()) as Array<number | null>;
}
