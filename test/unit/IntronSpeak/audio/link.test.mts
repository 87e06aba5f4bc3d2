import { expect, test } from '@jest/globals';

import { safeAddress } from '../../../../nodes/IntronSpeak/audio/link';

const PUBLIC = 'https://infer.voice.intron.io';
const SANDBOX = 'http://127.0.0.1:9099';

test.each([
	['http://bucket.s3.amazonaws.com/a.wav?X=1', PUBLIC, 'https://bucket.s3.amazonaws.com/a.wav?X=1'],
	['https://bucket.s3.amazonaws.com/a.wav', PUBLIC, 'https://bucket.s3.amazonaws.com/a.wav'],
	['http://127.0.0.1:9099/a.wav', SANDBOX, 'http://127.0.0.1:9099/a.wav'],
	['http://127.0.0.1:9099/a.wav', PUBLIC, undefined],
	['http://localhost/a.wav', PUBLIC, undefined],
	['ftp://example.org/a.wav', PUBLIC, undefined],
	['file:///etc/passwd', SANDBOX, undefined],
	['a.wav', PUBLIC, undefined],
])('%s given by %s is fetched from %s', (link, baseUrl, address) => {
	expect(safeAddress(link, baseUrl)).toBe(address);
});
