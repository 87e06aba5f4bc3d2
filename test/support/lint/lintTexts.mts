/**
 * Lints texts in memory, as if each stood in a file: `[[path, text], …]` comes as JSON on standard
 * input, and `[[`rule: message`, …], …]` goes to standard output. A program of its own, since jest
 * can't load ESLint's configuration.
 */
import { text as readAll } from 'node:stream/consumers';

import { ESLint } from 'eslint';

const files = JSON.parse(await readAll(process.stdin)) as Array<[path: string, text: string]>;
const eslint = new ESLint({ overrideConfigFile: 'eslint.dev.config.mjs' });
const found: string[][] = [];
for (const [filePath, text] of files) {
	const [result] = await eslint.lintText(text, { filePath });
	found.push((result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(found));
