/**
 * The floor: sends every recording of a folder with nothing but Node.js, and prints how long it took
 * and how much of that on a processor, in milliseconds. Run by the Node.js that n8n runs on, which reads TypeScript by itself.
 */
import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const [folder = '', url = '', key = '', fileField = '', fields = '[]', parallel = '1'] =
	process.argv.slice(2);

async function send(path: string): Promise<void> {
	const form = new FormData();
	for (const [name, value] of JSON.parse(fields) as Array<[string, string]>) {
		form.append(name, value);
	}
	form.append(fileField, await openAsBlob(path, { type: 'audio/wav' }), 'clip.wav');
	const headers = { authorization: `Bearer ${key}` };
	const response = await fetch(url, { method: 'POST', headers, body: form });
	const body = (await response.json()) as { data?: { audio_transcript?: string } };
	if (!body.data?.audio_transcript) throw new Error(`answered ${response.status}`);
}

async function sendAll(): Promise<void> {
	const waiting = (await readdir(folder)).map((name) => join(folder, name));
	const work = async () => {
		for (let path = waiting.pop(); path; path = waiting.pop()) await send(path);
	};
	await Promise.all(Array.from({ length: Number(parallel) }, work));
}

const began = performance.now();
const cpuBegan = process.cpuUsage();
sendAll().then(
	() => {
		const { user, system } = process.cpuUsage(cpuBegan);
		const ms = performance.now() - began;
		console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000 }));
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
