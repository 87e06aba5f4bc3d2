import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import type { IHttpRequestOptions, INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import { idIn, readReply } from '../../../nodes/shared/intron/reply';
import { isStalledUpload, limitAnswerTime } from '../engine/answerTime.mts';
import type { EngineResult } from '../engine/engine.mts';
import { runNode } from '../engine/engine.mts';
import { transcribed } from '../service/replies.mts';
import { changeRequests, uploadedName } from '../engine/requestsOnTheWay.mts';
import { recordingItem, useSandbox } from '../engine/sandboxRuns.mts';
import type { WireServer } from '../service/wireServer.mts';
import { startWireServer } from '../service/wireServer.mts';
import type { Disturbance, MatrixFault, Mode, Place } from './fault.mts';

/** What the service has of one recording. */
export interface Tally {
	readonly received: number;
	readonly accepted: number;
	/** Of the recording that was accepted. */
	readonly fileId?: string;
}

/** What was seen of one fault in one mode. */
export interface Observation {
	readonly result: EngineResult;
	/** Where the item that met the fault ended; more than one place would be a mistake. */
	readonly places: Place[];
	/** What left the node for it. */
	readonly items: INodeExecutionData[];
	/** What the user reads about it, where it failed. */
	readonly message: string | undefined;
	readonly description: string;
	/** The file ID that the item carries. */
	readonly fileId: string | undefined;
	readonly uploads: Tally;
	/** The same of the other item, which met nothing; `undefined` where there was none. */
	readonly neighbour?: { readonly items: INodeExecutionData[]; readonly uploads: Tally };
}

const FAULTY = 'Faulty';
const HEALTHY = 'Healthy';

/** A time-out that a busy machine does not reach by itself, in milliseconds. */
const SHORT_TIMEOUT_MS = 1_500;

const bench = useSandbox();

let met: MatrixFault;
let disturbance: Disturbance = {};
let cancel = () => {};
let server: WireServer;

const isLook = (request: IHttpRequestOptions) => uploadedName(request) === undefined;

limitAnswerTime(SHORT_TIMEOUT_MS, (request) => {
	const isStalledLook = isLook(request) && met.tokens?.includes('[status:stall');
	// What is cancelled must not time out before.
	return !met.isCancelled && (isStalledLook || isStalledUpload(request));
});
changeRequests((request) =>
	uploadedName(request)?.includes(HEALTHY)
		? request
		: (disturbance.onRequest?.(request) ?? request),
);

bench.clock.delay = (ms) => (ms > 0 && disturbance.onNap?.(cancel)) || 0;

beforeAll(async () => {
	server = await startWireServer(({ body }) => {
		const { answer } = met;
		if (!answer || body.includes(HEALTHY)) return { body: transcribed({ file_id: HEALTHY }) };
		return { status: answer.httpStatus, body: answer.body };
	});
});
afterEach(() => {
	jest.restoreAllMocks();
});
afterAll(async () => {
	await server.close();
});

/** What the sandbox has of a recording. */
async function sandboxTally(name: string): Promise<Tally> {
	const uploads = (await bench.uploads()).filter(({ fields }) =>
		fields.audio_file_name?.startsWith(`Call ${name}`),
	);
	const accepted = uploads.flatMap(({ fileId }) => fileId ?? []);
	return { received: uploads.length, accepted: accepted.length, fileId: accepted[0] };
}

/** What the service of fixed answers has of a recording; its answer tells whether it takes it. */
function serverTally(name: string, isTaken: boolean, fileId: string | undefined): Tally {
	const received = server.requests.filter(
		({ method, body }) => method === 'POST' && body.includes(`Call ${name}`),
	).length;
	return { received, accepted: isTaken ? received : 0, fileId };
}

function placeOf(output: number, { json }: INodeExecutionData): Place {
	if (output === 1) return 'stillProcessing';
	if (output === 2) return 'errorOutput';
	return 'error' in json ? 'errorItem' : 'transcribed';
}

const isOf = (index: number, { pairedItem }: INodeExecutionData) =>
	(pairedItem as IPairedItemData).item === index;

/** Runs the node on a recording that meets a fault; with Continue, beside one that meets none. */
export async function observe(fault: MatrixFault, mode: Mode): Promise<Observation> {
	await bench.sandbox.reset();
	server.requests.length = 0;
	met = fault;
	disturbance = fault.disturb?.() ?? {};
	const { tokens = '', recording, parameters = {}, answer } = fault;

	const items = [recordingItem(`${FAULTY} ${tokens}`, recording)];
	const hasNeighbour = mode.onError !== 'stopWorkflow' && !fault.isCancelled;
	if (hasNeighbour) items.push(recordingItem(HEALTHY));

	const { key, url } = bench.sandbox;
	const result = await runNode({
		parameters,
		items,
		clock: bench.clock,
		credential: { apiKey: key, baseUrl: answer ? server.url : url },
		onError: mode.onError,
		retryOnFail: mode.retryOnFail,
		onStart: (stop) => {
			cancel = stop;
			disturbance.atStart?.(stop);
		},
	});

	const { outputs, error } = result;
	// What n8n says of a cancelled execution is nothing of the node's.
	const failure = result.status === 'canceled' ? undefined : error;
	const places: Place[] = failure ? ['stopped'] : [];
	const own: INodeExecutionData[] = [];
	outputs.forEach((output, index) => {
		for (const item of output.filter((one) => isOf(0, one))) {
			places.push(placeOf(index, item));
			own.push(item);
		}
	});
	const [json] = own.map((item) => item.json);
	const told = (json?.error ?? failure) as EngineResult['error'] & { fileId?: string | null };
	const isTaken = fault.upload !== 'none';
	const fixedId = answer && idIn(readReply(answer.httpStatus, answer.body), 'file_id');
	return {
		result,
		places: places.length > 0 ? places : ['nothing'],
		items: own,
		message: told?.message,
		description: told?.description ?? '',
		fileId: (json?.fileId ?? told?.fileId ?? told?.context?.fileId ?? undefined) as
			| string
			| undefined,
		uploads: answer ? serverTally(FAULTY, isTaken, fixedId) : await sandboxTally(FAULTY),
		...(hasNeighbour && {
			neighbour: {
				items: outputs.flat().filter((one) => isOf(1, one)),
				uploads: answer ? serverTally(HEALTHY, true, HEALTHY) : await sandboxTally(HEALTHY),
			},
		}),
	};
}
