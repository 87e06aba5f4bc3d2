import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { BinaryData } from 'n8n-core';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

import { recordingItem, useSandbox } from '../../../support/engine/sandboxRuns.mts';

const bench = useSandbox();

afterEach(() => {
	jest.restoreAllMocks();
});

/** Who tells how long a file is: n8n's older versions ask the storage for it. */
type Teller = 'the item' | 'the storage';

type GetMetadata = (this: BinaryDataService, id: string) => Promise<BinaryData.Metadata>;
type Store = (
	this: BinaryDataService,
	...file: Parameters<BinaryDataService['store']>
) => Promise<IBinaryData>;

/** Files are said to have so many bytes more than they have, all of them or the first one only. */
function promiseMore(bytes: number, teller: Teller, isOnce = false): void {
	const getMetadata: GetMetadata = Reflect.get(BinaryDataService.prototype, 'getMetadata');
	const store: Store = Reflect.get(BinaryDataService.prototype, 'store');
	let told = 0;
	const more = () => (isOnce && told++ > 0 ? 0 : bytes);
	jest.spyOn(BinaryDataService.prototype, 'store').mockImplementation(async function (
		this: BinaryDataService,
		...file
	) {
		const stored = await store.apply(this, file);
		const size = stored.bytes ?? 0;
		return { ...stored, bytes: teller === 'the item' ? size + more() : undefined };
	});
	jest.spyOn(BinaryDataService.prototype, 'getMetadata').mockImplementation(async function (
		this: BinaryDataService,
		id: string,
	) {
		const metadata = await getMetadata.call(this, id);
		return { ...metadata, fileSize: metadata.fileSize + more() };
	});
}

/** Files of one piece, and of several. */
const FILES = ['english.ogg', 'consultation.mp3'];

const TELLERS: Teller[] = ['the item', 'the storage'];

describe.each(
	TELLERS.flatMap(
		(teller): Array<[string, Teller, number]> => [
			['shorter', teller, 1],
			['much shorter', teller, 10_000_000],
			['longer', teller, -1],
			['much longer', teller, -1_000],
		],
	),
)('a stored file that is %s than %s says', (_how, teller, bytes) => {
	test.each(FILES)(
		'ends its item at once with the cause, and is not accepted: %s',
		async (file) => {
			promiseMore(bytes, teller);
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

test.each(TELLERS)('items beside it, and requests after it, are unharmed: %s', async (teller) => {
	promiseMore(-1, teller, true);
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
	promiseMore(1, 'the storage', true);
	const { error } = await bench.run({ items: [recordingItem('A')], retryOnFail: true });
	expect(error).toBeUndefined();
	expect(await bench.sandbox.state()).toMatchObject({ acceptedUploads: 1 });
});
