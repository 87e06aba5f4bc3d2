const { execFile } = require('node:child_process');
const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { Transform } = require('node:stream');
const { promisify } = require('node:util');
const { dest, parallel, series, src } = require('gulp');

const { outputSchemas } = require('./scripts/outputSchemas');

/** `npm run dev` builds into n8n's own folder. */
const OUT = process.env.INTRON_BUILD_FOLDER || 'dist';

/** Removes what an earlier build left, so that a deleted source leaves nothing behind. */
const clean = () => rm(OUT, { recursive: true, force: true });

/** Compiles the TypeScript sources with the project's own compiler. */
const compile = async () => {
	const tsc = require.resolve('typescript/bin/tsc');
	try {
		await promisify(execFile)(process.execPath, [tsc, '--project', '.']);
	} catch (error) {
		// The compiler explains itself on standard output.
		throw new Error(error.stdout || error.message);
	}
};

/** Whether a file is there and holds just this: n8n, while it watches, takes every write for a change. */
const holds = async (file, contents) => {
	const present = await readFile(file).catch(() => undefined);
	return present?.equals(contents) === true;
};

/** Lets only those files pass that are not there already. */
const changedOnly = () =>
	new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			holds(path.join(OUT, file.relative), file.contents).then(
				(isThere) => done(null, isThere ? undefined : file),
				done,
			);
		},
	});

/** Copies what n8n loads beside the code: icons and the codex file. */
const copyAssets = () =>
	src(['icons/*.svg', 'nodes/**/*.node.json'], { base: '.', encoding: false })
		.pipe(changedOnly())
		.pipe(dest(OUT));

/** Writes the schemas that let the editor offer the output's fields before the first run. */
const writeSchemas = async () => {
	for (const [node, schemas] of Object.entries(outputSchemas(path.resolve(OUT)))) {
		const folder = path.join(OUT, 'nodes', node, '__schema__', 'v1.0.0');
		await mkdir(folder, { recursive: true });
		for (const [operation, schema] of Object.entries(schemas)) {
			const file = path.join(folder, `${operation}.json`);
			const contents = Buffer.from(JSON.stringify(schema, null, 2));
			if (!(await holds(file, contents))) await writeFile(file, contents);
		}
	}
};

const assets = parallel(copyAssets, writeSchemas);

module.exports = { clean, compile, assets, build: series(clean, compile, assets) };
module.exports.default = module.exports.build;
