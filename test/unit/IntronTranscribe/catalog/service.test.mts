import { describe, expect, test } from '@jest/globals';

import {
	ENDPOINT,
	MOST_BYTES_IN_FLIGHT,
	SLOWEST_UPLOAD_BYTES_PER_SECOND,
} from '../../../../nodes/IntronTranscribe/catalog/service';
import { TERMS } from '../../../../nodes/IntronTranscribe/catalog/terms';

describe('the endpoints for recordings', () => {
	/** The docs pages of `file/v1/…`, written down independently of the catalog. */
	test('are those of the documents, with their limits a minute', () => {
		const told = Object.values(ENDPOINT).map(({ path, callsPerMinute }) => [path, callsPerMinute]);
		expect(told).toEqual([
			['/file/v1/upload/sync', 30],
			['/file/v1/upload', 60],
			['/file/v1/status', 100],
		]);
	});

	test('can be reached on a line of 256 kbit/s, where all that is on its way takes a minute', () => {
		expect(SLOWEST_UPLOAD_BYTES_PER_SECOND * 8).toBe(256 * 1024);
		expect(MOST_BYTES_IN_FLIGHT).toBe(60 * SLOWEST_UPLOAD_BYTES_PER_SECOND);
	});

	test('take what the node calls a recording, and give it a file ID', () => {
		expect(TERMS).toEqual({ subject: 'recording', idKey: 'fileId', idTitle: 'File ID' });
	});
});
