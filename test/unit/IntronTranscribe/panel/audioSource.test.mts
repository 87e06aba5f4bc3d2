import { describe, expect, test } from '@jest/globals';
import type { INode, INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { IntronTranscribe } from '../../../../nodes/IntronTranscribe/IntronTranscribe.node';
import { readAudioPlace } from '../../../../nodes/IntronTranscribe/panel/audioSource';
import { itemWith, refusedBy } from '../../../support/unit/items.mts';

const { description } = new IntronTranscribe();

/** The type that n8n makes of the node for agents. */
const toolDescription = { ...description, name: `${description.name}Tool` };

/** The titles that the panel shows at its top, and the parameters with their defaults. */
function panelFor(type: INodeTypeDescription, parameters: INodeParameters) {
	const node: INode = {
		id: '1',
		name: 'Node',
		type: `n8n-nodes-intron.${type.name}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const values =
		NodeHelpers.getNodeParameters(type.properties, parameters, true, false, node, type) ?? {};
	const titles = type.properties
		.filter((property) => property.type !== 'hidden')
		.filter((property) => NodeHelpers.displayParameter(values, property, node, type))
		.map(({ displayName }) => displayName);
	return { values, titles: titles.slice(0, titles.indexOf('Audio Language')) };
}

const UPLOADING = ['transcribe', 'startTranscription', 'answerQuestion'];

describe.each(UPLOADING)('%s', (operation) => {
	test('takes a file of the item, or an address', () => {
		const { titles, values } = panelFor(description, { operation });
		expect(titles).toEqual(['Operation', 'Audio Source', 'Input Data Field Name']);
		expect(values.audioSource).toBe('binaryFile');
		const byUrl = panelFor(description, { operation, audioSource: 'url' });
		expect(byUrl.titles).toEqual(['Operation', 'Audio Source', 'URL']);
	});

	test('takes an address as a tool, which gets no files', () => {
		const { titles, values } = panelFor(toolDescription, { operation });
		expect(titles).toEqual(['Operation', 'URL']);
		expect(values.audioSource).toBe('url');
	});
});

test('an address is read as it is, but for blanks around it', () => {
	const place = readAudioPlace(
		itemWith({ audioSource: 'url', url: ' http://recorder:8080/a b.mp3?sig=1 ' }),
	);
	expect(place).toEqual({ url: new URL('http://recorder:8080/a%20b.mp3?sig=1') });
});

test.each([
	[undefined, "'URL' is empty"],
	[null, "'URL' is empty"],
	[' ', "'URL' is empty"],
	[17, "'URL' is not a web address"],
	['/calls/17.mp3', "'URL' is not a web address"],
	['data:audio/mpeg;base64,AAAA', "'URL' is not a web address"],
	['javascript:alert(1)', "'URL' is not a web address"],
	['https://', "'URL' is not a web address"],
	[{ href: 'https://a' }, "'URL' is not a text"],
	['https://me@a.example/a.mp3', "'URL' holds a user name or a password"],
])('%p can be no address', (url, message) => {
	const item = itemWith({ audioSource: 'url', url });
	expect(refusedBy(item, () => readAudioPlace(item))[0]).toBe(message);
});
