import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { inRepo } from '../../../lab/paths.mts';
import { formatOfExtension } from '../../../nodes/IntronTranscribe/catalog/audioFormats';
import type { GivenFile } from './givenFile.mts';

const FOLDER = inRepo('test', 'unit', 'IntronTranscribe', 'audio', 'duration', 'encoded');

/** Recordings of a second and a half by the encoders that people use, each by its own name. */
export const ENCODED_RECORDINGS: readonly GivenFile[] = readdirSync(FOLDER).flatMap((fileName) => {
	const format = formatOfExtension(path.extname(fileName).slice(1));
	if (!format) return [];
	const bytes = readFileSync(path.join(FOLDER, fileName));
	return [{ what: fileName, bytes, hints: { fileName }, fate: format.extension }];
});
