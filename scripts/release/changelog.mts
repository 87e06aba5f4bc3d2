import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What CHANGELOG.md tells of a version, without its heading.
 *
 * @returns empty when it tells nothing
 */
export function changesOf(version: string, root: string): string {
	const sections = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m);
	const section = sections.find((text) => text.split(/\s/, 1)[0] === version) ?? '';
	return section.slice(section.indexOf('\n') + 1).trim();
}
