import type { INodeProperties } from 'n8n-workflow';

import type { Item } from '../../shared/run/item';
import { isAbsent, readText } from '../../shared/run/values';
import { AUDIO_FORMAT_NAMES } from '../catalog/audioFormats';
import {
	AUDIO_SOURCE_TITLE,
	BINARY_FIELD_TITLE,
	DEFAULT_BINARY_FIELD,
	URL_TITLE,
} from '../catalog/terms';
import { PANEL_MESSAGES } from './messages';
import { PARAMETER } from './parameters';

/** Where a recording can be. */
const BINARY_FILE = 'binaryFile';
const ADDRESS = 'url';

const audioSource: INodeProperties = {
	displayName: AUDIO_SOURCE_TITLE,
	name: PARAMETER.audioSource,
	type: 'options',
	noDataExpression: true,
	default: BINARY_FILE,
	description: 'Where the recording is',
	options: [
		{
			name: 'Binary File',
			value: BINARY_FILE,
			description: 'A file that comes in with the item',
		},
		{
			name: 'URL',
			value: ADDRESS,
			description: 'A web address, from which this node fetches the file',
		},
	],
	displayOptions: { hide: { '@tool': [true] } },
};

/** A tool gets no files. */
const audioSourceOfTool: INodeProperties = {
	displayName: AUDIO_SOURCE_TITLE,
	name: PARAMETER.audioSource,
	type: 'hidden',
	default: ADDRESS,
	displayOptions: { show: { '@tool': [true] } },
};

/** Which file of an item is the recording. */
const binaryField: INodeProperties = {
	displayName: BINARY_FIELD_TITLE,
	name: PARAMETER.binaryField,
	type: 'string',
	default: DEFAULT_BINARY_FIELD,
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input field that holds the recording',
	description: `The field of the item that holds the recording as binary data. Accepted formats: ${AUDIO_FORMAT_NAMES}, and voice notes from Telegram and WhatsApp.`,
	displayOptions: { show: { [PARAMETER.audioSource]: [BINARY_FILE] } },
};

const url: INodeProperties = {
	displayName: URL_TITLE,
	name: PARAMETER.url,
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/recordings/call-17.mp3',
	description: `The web address of the recording file itself, not of a page about it. Accepted formats: ${AUDIO_FORMAT_NAMES}. It is fetched without a sign-in, and the Intron API key is not sent to it.`,
	displayOptions: { show: { [PARAMETER.audioSource]: [ADDRESS] } },
};

/** Where the recording is. */
export const audioSourceParameters: readonly INodeProperties[] = [
	audioSource,
	audioSourceOfTool,
	binaryField,
	url,
];

/** The place of a recording: a web address, or what was given for the binary field. */
export type AudioPlace = { readonly url: URL } | { readonly field: unknown };

function readUrl(item: Item): URL {
	const given = item.parameter(PARAMETER.url, '');
	const text = isAbsent(given) ? '' : readText(item, URL_TITLE, given);
	if (text === '') throw item.refusal(PANEL_MESSAGES.noUrl);
	const address = URL.canParse(text) ? new URL(text) : undefined;
	if (!address || !/^https?:$/.test(address.protocol)) throw item.refusal(PANEL_MESSAGES.notAUrl);
	if (address.username || address.password) throw item.refusal(PANEL_MESSAGES.signInInUrl);
	return address;
}

/**
 * Reads where the recording of an item is.
 *
 * @throws NodeOperationError when 'URL' holds no web address
 */
export const readAudioPlace = (item: Item): AudioPlace =>
	item.parameter(PARAMETER.audioSource, BINARY_FILE) === ADDRESS
		? { url: readUrl(item) }
		: { field: item.parameter(PARAMETER.binaryField) };
