/** Every kind of file that people have, in a real n8n: what is sent, under which name, and what is refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { baseName, displayName } from '../../nodes/IntronTranscribe/audio/naming';
import { plainName } from '../../nodes/IntronTranscribe/audio/names/plainName';
import { formatOfExtension } from '../../nodes/IntronTranscribe/catalog/audioFormats';
import { ENCODED_RECORDINGS } from '../support/givenFiles/encoded.mts';
import { MADE_RECORDINGS } from '../support/givenFiles/madeRecordings.mts';
import { NAMED_FILES } from '../support/givenFiles/named.mts';
import { HEADERS_ONLY, NO_RECORDING } from '../support/givenFiles/noSound.mts';
import { FILES_OF_CODE } from '../support/givenFiles/ofCode.mts';
import { OTHER_SOUND } from '../support/givenFiles/otherSound.mts';
import { DAMAGED, UNTOLD } from '../support/givenFiles/spoiled.mts';
import type { GivenFile } from '../support/givenFiles/givenFile.mts';
import type { GivenFileRun } from '../support/realN8n/givenFileRuns.mts';
import { runGivenFiles, sha256 } from '../support/realN8n/givenFileRuns.mts';
import { useOwnN8n } from '../support/realN8n/realN8n.mts';

/** Movies in fragments whose length the sandbox, unlike the node, can't read: it finds them too short or too long. */
const MISREAD_BY_SANDBOX = ['fragments-first-in-moov.mp4', 'fragments-smooth.mp4'];

const ENCODED = ENCODED_RECORDINGS.filter(({ what }) => !MISREAD_BY_SANDBOX.includes(what));

const isSent = ({ fate }: GivenFile) => formatOfExtension(fate) !== undefined;

/** The made ones are a part of a second, which the sandbox refuses as too short after it has them. */
const SENT = [...ENCODED, ...MADE_RECORDINGS, ...FILES_OF_CODE.filter(isSent)];

/** With names and types as they come with a download of audio. */
const REFUSED = [
	...[...NO_RECORDING, ...DAMAGED].map((file) => ({
		...file,
		hints: { fileName: 'call.ogg', mimeType: 'audio/ogg' },
	})),
	...HEADERS_ONLY,
	...OTHER_SOUND,
	...UNTOLD,
	...FILES_OF_CODE.filter((file) => !isSent(file)),
];

const FILES = [...SENT, ...NAMED_FILES, ...REFUSED];

const NAMELESS = "The file that 'Input Data Field Name' names";

const RUN_MS = 200_000;

describe.each(['filesystem', 'memory'] as const)('with files in this place: %s', (binaryMode) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-intron-given-'));
	const real = useOwnN8n({ binaryMode, env: { N8N_RESTRICT_FILE_ACCESS_TO: folder } });
	let run: GivenFileRun;

	beforeAll(async () => {
		await real.sandbox.settings({ uploadsPerMinute: 6_000 });
		run = await runGivenFiles(real, folder, FILES);
	}, RUN_MS);
	afterAll(() => rmSync(folder, { recursive: true }));

	/** How a file with these bytes arrived at the service, as often as it did. */
	const arrivals = (bytes: Buffer) =>
		run.received
			.filter((file) => file.sha256 === sha256(bytes))
			.map(({ name, contentType }) => ({ name, contentType }));

	/** What the user reads of the file with this number, and the name that is told beside it. */
	function errorOf(file: number) {
		const { output, item } = run.endOf(file);
		const { message, fileName } = (item?.json.error ?? {}) as Record<string, unknown>;
		return { output, message, fileName };
	}

	test('all are dealt with, and each is sent once or not at all', () => {
		expect(run.execution.status).toBe('success');
		expect(run.received.map((file) => file.sha256).sort()).toEqual(
			[...SENT, ...NAMED_FILES].map(({ bytes }) => sha256(bytes)).sort(),
		);
	});

	test.each(ENCODED.map((file, index) => ({ ...file, index })))(
		'$what is transcribed',
		({ index, hints }) => {
			const { output, item } = run.endOf(index);
			expect(output).toBe(0);
			expect(item?.json).toMatchObject({
				transcript: expect.any(String),
				fileName: hints.fileName,
			});
		},
	);

	test.each(SENT)('$what is sent by its right extension', ({ bytes, hints, fate }) => {
		const { mimeType } = formatOfExtension(fate) ?? {};
		const base = baseName(displayName(hints.fileName));
		expect(arrivals(bytes)).toContainEqual({ name: `${base}.${fate}`, contentType: mimeType });
	});

	test.each(NAMED_FILES)('the name of $what arrives as $name', ({ bytes, name }) => {
		// In the head of a part of a form, a quotation mark is escaped.
		expect(arrivals(bytes)).toContainEqual(
			expect.objectContaining({ name: name.replaceAll('"', '%22') }),
		);
	});

	test.each(REFUSED.map((file, index) => ({ ...file, index })))(
		'$what is refused with its cause',
		({ hints, fate, index }) => {
			const name = plainName(hints.fileName) || undefined;
			expect(errorOf(SENT.length + NAMED_FILES.length + index)).toEqual({
				output: 2,
				message: expect.stringContaining(fate.replace(/^It/, name ?? NAMELESS)),
				// Where there is no file, it has no name.
				fileName: (fate.startsWith('It') && name) || null,
			});
		},
	);
});
