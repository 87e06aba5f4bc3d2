import { BY_CONTENT } from '../../nodes/IntronTranscribe/audio/kinds/index.ts';
import { CONTAINERS } from '../../nodes/IntronTranscribe/audio/kinds/accepted.ts';
import { ARCHIVES, PROGRAMS } from '../../nodes/IntronTranscribe/audio/kinds/archives.ts';
import { MANGLED, PARTS } from '../../nodes/IntronTranscribe/audio/kinds/damaged.ts';
import {
	DATABASES,
	DOCUMENTS,
	PICTURES,
} from '../../nodes/IntronTranscribe/audio/kinds/documents.ts';
import type { Kind } from '../../nodes/IntronTranscribe/audio/kinds/kind.ts';
import { MP3 } from '../../nodes/IntronTranscribe/audio/kinds/mp3.ts';
import { OTHER_AUDIO, RAW_AUDIO } from '../../nodes/IntronTranscribe/audio/kinds/otherAudio.ts';
import { RARE_AUDIO } from '../../nodes/IntronTranscribe/audio/kinds/rareAudio.ts';
import { TEXTS } from '../../nodes/IntronTranscribe/audio/kinds/texts.ts';
import { table } from './table.mts';

const isRefusedWithoutName = ({ verdict }: Kind) => verdict !== 'accepted';

const GROUPS: ReadonlyArray<readonly [title: string, kinds: readonly Kind[]]> = [
	['Sound and movies in a container', CONTAINERS.filter(isRefusedWithoutName)],
	['Other sound', [...OTHER_AUDIO, ...RARE_AUDIO]],
	[
		'Sound without a header',
		[...RAW_AUDIO, ...BY_CONTENT.filter(({ verdict }) => verdict === 'otherAudio')],
	],
	['Damaged recordings', [...MANGLED, ...PARTS]],
	['Texts', TEXTS],
	['Documents', DOCUMENTS],
	['Pictures', PICTURES],
	['Archives', ARCHIVES],
	['Programs and files of systems', PROGRAMS],
	['Databases', DATABASES],
	['Other', BY_CONTENT.filter(({ verdict, name }) => verdict === 'noAudio' && name !== 'a text')],
];

/** The names of kinds, each once, with the formats as which a file is sent that is named so. */
const namesOf = (kinds: readonly Kind[]): string => {
	const names = kinds.map(({ name, format, alsoAs = [] }) => {
		const endings = (format ? [] : alsoAs).map(({ extension }) => `.${extension}`).join(' or ');
		return endings ? `${name} (sent when it is named ${endings})` : name;
	});
	return [...new Set(names)].join(', ');
};

/** What is sent and what is refused. */
export const recognised = (): string =>
	table(
		['', 'Recognised'],
		[
			['Sent', namesOf([...CONTAINERS.filter((kind) => !isRefusedWithoutName(kind)), MP3])],
			...GROUPS.map(([title, kinds]) => [title, namesOf(kinds)]),
		],
	);
