import { describe, expect, test } from '@jest/globals';
import type { INode, INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { VOICE_GENDERS, VOICE_LANGUAGES } from '../../../../nodes/IntronSpeak/catalog/voices';
import { IntronSpeak } from '../../../../nodes/IntronSpeak/IntronSpeak.node';
import { readVoice } from '../../../../nodes/IntronSpeak/panel/voice';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

const { description } = new IntronSpeak();

/** The names of the parameters that the panel shows, once each where two would stand for one. */
function shown(parameters: INodeParameters): string[] {
	const node = { parameters, typeVersion: 1 } as unknown as INode;
	const all = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	return description.properties
		.filter((property) => NodeHelpers.displayParameter(all ?? {}, property, node, description))
		.map(({ name }) => name);
}

const voiceParts = (parameters: INodeParameters) =>
	shown({ operation: 'generateSpeech', ...parameters }).filter((name) =>
		/^(language|accent|gender)/.test(name),
	);

test('the table has 13 languages and 22 accents, each once', () => {
	const pairs = VOICE_LANGUAGES.flatMap(({ code, accents }) =>
		accents.map((accent) => `${code} ${accent.code}`),
	);
	expect(VOICE_LANGUAGES).toHaveLength(13);
	expect(new Set(pairs).size).toBe(22);
	expect(VOICE_GENDERS.map(({ code }) => code)).toEqual(['female', 'male']);
});

describe('the panel shows', () => {
	test.each<[what: string, parameters: INodeParameters, names: string[]]>([
		['accents of English', { language: 'en' }, ['language', 'accent', 'gender']],
		['none where there is one', { language: 'sw' }, ['language', 'gender']],
		[
			'codes of a new language',
			{ language: 'other' },
			['language', 'languageCode', 'accentCode', 'gender'],
		],
		[
			'the code of a new accent',
			{ language: 'en', accent: 'other' },
			['language', 'accent', 'accentCode', 'gender'],
		],
		['no code left over from English', { language: 'sw', accent: 'other' }, ['language', 'gender']],
		[
			'everything beside an expression',
			{ language: '={{ $json.l }}' },
			['language', 'languageCode', 'accent', 'accentCode', 'gender'],
		],
	])('%s', (_what, parameters, names) => {
		expect(voiceParts(parameters)).toEqual(names);
	});
});

describe('a voice is read', () => {
	test.each<
		[parameters: Record<string, unknown>, voice: [language: string, accent: string, gender: string]]
	>([
		[{ language: 'en', accent: 'yoruba', gender: 'male' }, ['en', 'yoruba', 'male']],
		[{ language: 'sw', gender: 'female' }, ['sw', 'swahili', 'female']],
		[{ language: 'sw', accent: 'zulu', gender: 'female' }, ['sw', 'swahili', 'female']],
		[{ language: 'Swahili', gender: 'Female' }, ['sw', 'swahili', 'female']],
		[{ language: 'sw-KE', gender: ' MALE ' }, ['sw', 'swahili', 'male']],
		[{ language: 'en', accent: 'Setswana', gender: 'male' }, ['en', 'setswana', 'male']],
		[
			{ language: 'en', accent: 'other', accentCode: 'Kikuyu', gender: 'male' },
			['en', 'kikuyu', 'male'],
		],
		[
			{ language: 'other', languageCode: 'zu', accentCode: 'zulu', gender: 'male' },
			['zu', 'zulu', 'male'],
		],
		[
			{ language: 'other', languageCode: 'sw', accentCode: '', gender: 'male' },
			['sw', 'swahili', 'male'],
		],
		[
			{ language: 'other', languageCode: 'sw', accentCode: 'coast', gender: 'male' },
			['sw', 'coast', 'male'],
		],
		[{ language: 'zu', accent: 'zulu', gender: 'child' }, ['zu', 'zulu', 'child']],
	])('%j', (parameters, [language, accent, gender]) => {
		expect(readVoice(itemWith(parameters))).toEqual({ language, accent, gender });
	});

	test.each<[parameters: Record<string, unknown>, message: RegExp]>([
		[{ language: '', gender: 'male' }, /^'Language' is empty$/],
		[{ language: 'other', languageCode: '', gender: 'male' }, /^'Language Code' is empty$/],
		[
			{ language: 'other', languageCode: 'zu', accentCode: '', gender: 'male' },
			/^'Accent Code' is empty$/,
		],
		[{ language: 'en', accent: 7, gender: 'male' }, /^'Accent' is not a code of Intron's: "7"$/],
		[{ language: 'sw', gender: '<male>' }, /^'Gender' is not a code/],
		[{ language: 'sw", "x": "', gender: 'male' }, /^'Language' is not a code/],
	])('but not %j', (parameters, message) => {
		const item = itemWith(parameters);
		expect(refusedBy(item, () => readVoice(item))[0]).toMatch(message);
	});
});
