import { expect } from '@jest/globals';

import { FAULTS as NODE_FAULTS } from '../../../nodes/IntronTranscribe/faults';
import { recordingEntry } from '../service/recordings.mts';
import { TRANSCRIPT } from '../service/replies.mts';
import { useSandbox } from '../engine/sandboxRuns.mts';
import type { MatrixFault, Mode, Place } from './fault.mts';
import { expectedPlace } from './fault.mts';
import type { Observation } from './observe.mts';

const bench = useSandbox();

/** What the recordings of the test say; no error may repeat it. */
const SPOKEN = [TRANSCRIPT, recordingEntry('english.ogg').transcript];

/** The places of items that failed. */
const FAILED: readonly Place[] = ['errorItem', 'errorOutput', 'stopped'];

/** An error names what to do. */
const ADVICE = /\b(Ask|Check|Choose|Convert|Enter|Open|Run|Send|Top up|Try|Use|Wait)\b/;

/** The error is that of the fault, and says what a user needs. */
function expectError({ end, upload }: MatrixFault, mode: Mode, observation: Observation): void {
	const { message = '', description, items, fileId } = observation;
	if (typeof end === 'string') throw new Error(`It failed: ${message} ${description}`);
	const name = (mode.retryOnFail && end.onRetry) || end.fault;
	const fault = NODE_FAULTS.all.find((candidate) => candidate.name === name);
	expect(message).toBe(`${fault?.message}${observation.neighbour ? ' [item 0]' : ''}`);
	expect(message).toMatch(/^([A-Z]|n8n )/);
	expect(description).toMatch(/^[A-Z].+\.$/);
	expect(description).toMatch(ADVICE);
	expect(description).toContain('File: Call Faulty');
	if (upload === 'known') expect(description).toContain(`File ID: ${fileId}.`);
	if (upload === 'unknown') expect(description).toContain('paying twice');
	const told = JSON.stringify([message, description, items]);
	for (const spoken of SPOKEN) expect(told).not.toContain(spoken);
}

/** The other item of the run fared as if it were alone. */
function expectUnharmed({ items, uploads }: NonNullable<Observation['neighbour']>): void {
	expect(items).toMatchObject([
		{ json: { status: 'transcribed', fileName: 'Call Healthy.ogg' }, pairedItem: { item: 1 } },
	]);
	expect(SPOKEN).toContain(items[0]?.json.transcript);
	expect(uploads).toMatchObject({ received: 1, accepted: 1 });
}

/** What holds for every fault in every mode. */
export function expectSound(fault: MatrixFault, mode: Mode, observation: Observation): void {
	const { places, items, uploads, fileId, neighbour, result } = observation;
	expect(places).toEqual([expectedPlace(fault, mode)]);
	for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
	expect(result.status === 'canceled').toBe(fault.isCancelled === true);

	expect(uploads.accepted).toBe(fault.upload === 'none' ? 0 : 1);
	if (fault.upload === 'known') expect(fileId).toBe(uploads.fileId);
	else expect(fileId).toBeUndefined();

	if (places.some((place) => FAILED.includes(place))) expectError(fault, mode, observation);
	else expect(observation.message).toBeUndefined();
	if (neighbour) expectUnharmed(neighbour);
	expect(JSON.stringify(result)).not.toContain(bench.sandbox.key);
}
