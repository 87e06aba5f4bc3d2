import { expect, test } from '@jest/globals';

import {
	isFailedStatus,
	STATUS_QUEUED,
	STATUS_TRANSCRIBED,
} from '../../../../nodes/IntronTranscribe/catalog/statuses';

test.each([
	'FILE_PROCESSING_FAILED',
	'FILE_INVALID',
	'FILE_INVALID_SIZE',
	'FILE_INVALID_DURATION',
	'FILE_PROCESSING_TIMEOUT',
	'FILE_PROCESSING_CANCELLED',
])('%s means that there will be no transcript', (status) => {
	expect(isFailedStatus(status)).toBe(true);
});

test.each([STATUS_QUEUED, 'FILE_PENDING', 'FILE_PROCESSING', STATUS_TRANSCRIBED, 'FILE_NEW', ''])(
	'%j does not mean that',
	(status) => {
		expect(isFailedStatus(status)).toBe(false);
	},
);
