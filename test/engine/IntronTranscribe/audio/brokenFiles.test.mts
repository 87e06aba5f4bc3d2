import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { BinaryData } from 'n8n-core';
import { BinaryDataService } from 'n8n-core';

import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

afterEach(() => {
	jest.restoreAllMocks();
});

type GetMetadata = (this: BinaryDataService, id: string) => Promise<BinaryData.Metadata>;

/** n8n's storage says that files have so many bytes more than they have, always or at first. */
function promiseMore(bytes: number, isOnce = false): void {
	const name = 'getMetadata';
	const getMetadata: GetMetadata = Reflect.get(BinaryDataService.prototype, name);
	const spy = jest.spyOn(BinaryDataService.prototype, name);
	const promise = async function (this: BinaryDataService, id: string) {
		const metadata = await getMetadata.call(this, id);
		return { ...metadata, fileSize: metadata.fileSize + bytes };
	};
	if (isOnce) spy.mockImplementationOnce(promise);
	else spy.mockImplementation(promise);
}

/** Files of one piece, and of several. */
const FILES = ['english.ogg', 'consultation.mp3'];

describe.each([
	['shorter', 1],
	['much shorter', 10_000_000],
	['longer', -1],
	['much longer', -1_000],
])('a stored file that is %s than n8n says', (_how, bytes) => {
	test.each(FILES)(
		'ends its item at once with the cause, and is not accepted: %s',
		async (file) => {
			promiseMore(bytes);
			const started = Date.now();
			const { error } = await bench.run({ items: [recordingItem('A', file)] });
			expect(Date.now() - started).toBeLessThan(5_000);
			expect(error?.message).toContain(
				"Call A.ogg is not as long as n8n's binary data storage says",
			);
			expect(error?.description).toContain('nothing is paid for');
			expect(error?.context).toMatchObject({ itemIndex: 0, fileName: 'Call A.ogg' });
			expect(await bench.sandbox.state()).toMatchObject({ acceptedUploads: 0 });
		},
	);
});

test('items beside it, and requests after it, are unharmed', async () => {
	promiseMore(-1, true);
	const items = ['A', 'B', 'C'].map((name) => recordingItem(name));
	const { outputs } = await bench.run({ items, onError: 'continueRegularOutput' });
	expect(outputs[0]?.map(({ json }) => json.error === undefined).sort()).toEqual([
		false,
		true,
		true,
	]);
	expect(await bench.sandbox.state()).toMatchObject({ acceptedUploads: 2, complaints: [] });
});

test('Retry On Fail sends it again, since nothing was paid for', async () => {
	promiseMore(1, true);
	const { error } = await bench.run({ items: [recordingItem('A')], retryOnFail: true });
	expect(error).toBeUndefined();
	expect(await bench.sandbox.state()).toMatchObject({ acceptedUploads: 1 });
});
