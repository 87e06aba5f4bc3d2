import { describe, expect, test } from '@jest/globals';

import type { FileHints } from '../../../../nodes/IntronTranscribe/audio/claim';
import { judge } from '../../../../nodes/IntronTranscribe/audio/judge';
import { readHead } from '../../../../nodes/IntronTranscribe/audio/storedFile';
import { formatOfExtension } from '../../../../nodes/IntronTranscribe/catalog/audioFormats';
import { MADE_RECORDINGS } from '../../../support/givenFiles/madeRecordings.mts';
import { HEADERS_ONLY, NO_RECORDING } from '../../../support/givenFiles/noSound.mts';
import { OTHER_SOUND } from '../../../support/givenFiles/otherSound.mts';
import { DAMAGED, UNTOLD } from '../../../support/givenFiles/spoiled.mts';
import { itemWith } from '../../../support/unit/items.mts';
import { RECORDINGS, recordingBytes } from '../../../support/service/recordings.mts';

/** The extension that a file is sent with, or what the user reads of it. */
async function fateOf(bytes: Buffer, hints: FileHints = {}): Promise<string> {
	const head = await readHead(itemWith(), { data: bytes.toString('base64') }, bytes.length);
	const judgement = judge(head, hints);
	if ('format' in judgement) return judgement.format.extension;
	return judgement.refusal.message({ file: 'It', what: judgement.what, check: '' });
}

test.each(RECORDINGS)('$file is recognised by its bytes alone', async ({ file }) => {
	const format = formatOfExtension(file.slice(file.lastIndexOf('.') + 1));
	expect(await fateOf(recordingBytes(file))).toBe(format?.extension);
});

describe.each([
	['recordings', MADE_RECORDINGS],
	['sound in formats that are not accepted', OTHER_SOUND],
	['headers without sound', HEADERS_ONLY],
	['bytes that tell nothing', UNTOLD],
])('%s', (_kind, files) => {
	test.each(files)('$what', async ({ bytes, hints, fate }) => {
		expect(await fateOf(bytes, hints)).toBe(fate);
	});
});

describe.each([
	['what holds no sound', NO_RECORDING],
	['what is left of a recording', DAMAGED],
])('%s, whatever it is called', (_kind, files) => {
	const names = ['wav', 'mp3', 'ogg', 'm4a'].map((end) => ({ fileName: `a.${end}` }));

	test.each(files)('$what', async ({ bytes, fate }) => {
		for (const hints of [{}, ...names]) expect(await fateOf(bytes, hints)).toBe(fate);
	});
});
