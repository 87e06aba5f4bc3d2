import { beforeEach, describe, expect, test } from '@jest/globals';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { faultOfTransport } from '../../../../nodes/shared/intron/faults';
import type { UploadFate } from '../../../../nodes/shared/run/ledger';
import { Ledger } from '../../../../nodes/shared/run/ledger';

/** What n8n keeps of the node's context with the execution. */
let stored: IDataObject;

beforeEach(() => {
	stored = {};
	logged = [];
});

/** What was logged. */
let logged: string[];

/** The ledger of one try of a run of the node. */
const open = (runIndex = 0, context = stored) =>
	new Ledger({
		getContext: () => context,
		getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
		getExecutionId: () => '42',
		logger: { info: (message: string) => logged.push(message) },
	} as unknown as IExecuteFunctions);

const accepted: UploadFate = { fileId: 'a1', wasTooLong: true };
const other: UploadFate = { fileId: 'b2', wasTooLong: false };
const lost: UploadFate = { fault: faultOfTransport('ECONNRESET') };

describe('the memory of uploads', () => {
	test.each([accepted, lost])('lasts over the tries of a run: %j', (fate) => {
		open().note(3, 'print', fate);
		expect(open().fateOf(3, 'print')).toEqual(fate);
	});

	test.each([accepted, lost])('is stored with the execution: %j', (fate) => {
		open().note(3, 'print', fate);
		const restored = JSON.parse(JSON.stringify(stored)) as IDataObject;
		expect(open(0, restored).fateOf(3, 'print')).toEqual(fate);
	});

	test('is empty at first', () => {
		expect(open().fateOf(0, 'print')).toBeUndefined();
	});

	test('keeps items apart', () => {
		open().note(1, 'print', accepted);
		expect([0, 2, 11].map((item) => open().fateOf(item, 'print'))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	test('keeps runs of the node in a loop apart', () => {
		open(0).note(0, 'print', accepted);
		expect(open(1).fateOf(0, 'print')).toBeUndefined();
		open(1).note(0, 'print', other);
		expect(open(0).fateOf(0, 'print')).toEqual(accepted);
		expect(open(1).fateOf(0, 'print')).toEqual(other);
	});

	test('does not take another recording, or another wish, for the one that was uploaded', () => {
		open().note(0, 'print', accepted);
		expect(open().fateOf(0, 'other print')).toBeUndefined();
	});

	test('holds the latest upload of an item', () => {
		open().note(0, 'print', lost);
		open().note(0, 'print', accepted);
		expect(open().fateOf(0, 'print')).toEqual(accepted);
	});

	test('tells the ids of all accepted files of the run, by item', () => {
		open().note(10, 'print', other);
		open().note(2, 'print', accepted);
		open().note(3, 'print', lost);
		open(1).note(0, 'print', { fileId: 'c3', wasTooLong: false });
		expect(open().acceptedIds()).toEqual(['a1', 'b2']);
	});

	test('also logs the id of an accepted file, which outlives a killed n8n', () => {
		open().note(3, 'print', accepted);
		open().note(4, 'print', lost);
		expect(logged).toEqual(['Intron has accepted a recording: file ID a1, execution 42, item 3']);
	});

	test("leaves the rest of the node's context alone", () => {
		stored.other = 'kept';
		open().note(0, 'print', accepted);
		expect(stored.other).toBe('kept');
	});
});
