/**
 * Makes sure that the packages of package-lock.json are installed, then runs the rest of its
 * arguments with them: `node scripts/bootstrap.mjs tsx lab/demo.mts`. So every command of the README
 * works in a fresh clone. Plain JavaScript with nothing but Node.js, since nothing else is there yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Not `npm ci`: that one refuses a lock file without the optional packages for other systems, and
 * npm leaves those out when the registry at hand does not have them. What is locked is installed as
 * locked either way, and `--no-save` leaves the lock file as it is.
 */
const NPM_INSTALL = [
	'install',
	'--ignore-scripts',
	'--no-save',
	// Whatever an outer npm, such as `npm publish --dry-run`, or NODE_ENV would have it do.
	'--include=dev',
	'--no-dry-run',
	'--no-audit',
	'--no-fund',
	'--loglevel=error',
];

const say = (text) => process.stderr.write(`${text}\n`);

const readPackages = (...path) => {
	try {
		return JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')).packages;
	} catch {
		return undefined;
	}
};

/** npm notes at the end of an install what it installed: that must be what the lock file asks for. */
function isInstalled() {
	const wanted = readPackages('package-lock.json');
	const present = readPackages('node_modules', '.package-lock.json');
	if (!wanted || !present) return false;
	return Object.entries(wanted).every(([path, { version, optional }]) => {
		if (path === '') return true;
		return present[path] ? present[path].version === version : optional === true;
	});
}

async function install() {
	const started = Date.now();
	const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
	say('installing the development packages of this repository (once) …');
	const sign = setInterval(() => say(`  still at it: ${elapsed()}`), 10_000);
	try {
		const code = await start('npm', NPM_INSTALL, ['ignore', 2, 2]);
		if (code !== 0) throw new Error(`npm ${NPM_INSTALL.join(' ')} ended with ${code}`);
	} finally {
		clearInterval(sign);
	}
	say(`  done in ${elapsed()}`);
}

/** Two commands started at once in a fresh clone must not install into each other. */
async function withLock(work) {
	const name = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
	const lock = join(tmpdir(), `n8n-nodes-intron-install-${name}`);
	for (let told = false; ; told = true) {
		try {
			mkdirSync(lock);
			break;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		if (isAbandoned(join(lock, 'pid'))) rmSync(lock, { recursive: true, force: true });
		else if (!told) say(`waiting for another install of this clone (${lock})`);
		await sleep(300);
	}
	const release = () => rmSync(lock, { recursive: true, force: true });
	process.once('exit', release);
	writeFileSync(join(lock, 'pid'), String(process.pid));
	try {
		await work();
	} finally {
		process.removeListener('exit', release);
		release();
	}
}

function isAbandoned(pidFile) {
	try {
		process.kill(Number(readFileSync(pidFile, 'utf8')), 0);
		return false;
	} catch (error) {
		return error.code === 'ESRCH';
	}
}

/** Runs a command with this process's streams, hands signals on, and gives its exit code. */
async function start(command, args, stdio = 'inherit') {
	const bin = join(ROOT, 'node_modules', '.bin');
	const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd: ROOT, env, stdio });
		const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
		// Ctrl-C reaches the whole terminal group by itself; a second copy would end it too early.
		const forward = (signal) =>
			signal === 'SIGINT' && process.stdin.isTTY ? 0 : child.kill(signal);
		for (const signal of signals) process.on(signal, forward);
		// An npm that is told to end does not pass that on through its shell.
		const parent = process.ppid;
		const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000);
		child.on('error', reject);
		child.on('close', (code, signal) => {
			clearInterval(watch);
			for (const one of signals) process.removeListener(one, forward);
			resolve(code ?? 128 + (constants.signals[signal] ?? 0));
		});
	});
}

async function main([command, ...args]) {
	if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
		throw new Error(`Node.js ${OLDEST_NODE} or newer is needed, this is ${process.version}`);
	}
	if (!isInstalled()) {
		await withLock(async () => {
			if (!isInstalled()) await install();
		});
	}
	return command ? await start(command, args) : 0;
}

main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error) => {
		say(error.message);
		process.exit(1);
	},
);
