import { expect, test } from '@jest/globals';

import { mpegFrameAt } from '../../../../../nodes/IntronTranscribe/audio/duration/mpegFrame';

const at = (header: string, offset = 0) => mpegFrameAt(Buffer.from(header, 'hex'), offset);

// By the tables of ISO 11172-3 and 13818-3.
test.each([
	['version 1, layer III', 'fffb9064', 417, 1152, 44_100, 32],
	['the same, mono', 'fffb90c4', 417, 1152, 44_100, 17],
	['the same, padded', 'fffb9264', 418, 1152, 44_100, 32],
	['version 2, layer III', 'fff34404', 96, 576, 24_000, 17],
	['the same, mono', 'fff344c4', 96, 576, 24_000, 9],
	['version 2.5, layer III', 'ffe33804', 216, 576, 8000, 17],
	['version 1, layer II', 'fffd9404', 480, 1152, 48_000, 32],
	['version 2, layer II', 'fff54404', 192, 1152, 24_000, 17],
	['version 1, layer I', 'ffff4804', 192, 384, 32_000, 32],
	['the same, padded', 'ffff4a04', 196, 384, 32_000, 32],
	['version 2, layer I', 'fff74404', 128, 384, 24_000, 17],
])('a frame of %s: %s', (_what, header, bytes, samples, sampleRate, sideInfoBytes) => {
	const frame = { bytes, samples, sampleRate, sideInfoBytes };
	expect(at(header)).toMatchObject(frame);
	expect(at(`00${header}`, 1)).toMatchObject(frame);
});

test.each([
	['fewer set bits in front', 'ff1b9064'],
	['no version', 'ffeb9064'],
	['no layer', 'fff99064'],
	['no sampling rate', 'fffb9c64'],
	['a free bit rate', 'fffb0064'],
	['a bit rate that does not exist', 'fffbf064'],
	['less than a header', 'fffb90'],
])('there is no frame with %s', (_what, header) => {
	expect(at(header)).toBeUndefined();
});

test('frames of a stream are of a kind, whatever their bit rate', () => {
	const kindOf = (header: string) => at(header)?.kind;
	expect(kindOf('fffb9064')).toBe(kindOf('fffbe2c4'));
	for (const other of ['fff39064', 'fffd9064', 'fffb9464']) {
		expect(kindOf('fffb9064')).not.toBe(kindOf(other));
	}
});
