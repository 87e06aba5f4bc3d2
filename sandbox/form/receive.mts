import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Interruption } from '../service/interruption.mts';
import { breakOff, BrokenOff } from '../service/interruption.mts';
import { FILE_FIELD } from './fields.mts';
import { probe } from './probe.mts';
import type { ReceivedFile, ReceivedForm } from './received.mts';

/** Options of `@fastify/multipart`: no limits, nothing tidied up, and a file is a file without a name too. */
export const MULTIPART_OPTIONS = {
	limits: { fileSize: Infinity },
	preservePath: true,
	isPartAFile: (field: string | undefined, _type: string | undefined, name: string | undefined) =>
		field === FILE_FIELD || name !== undefined,
};

/**
 * Reads one file part as it streams in: hash, size and probe see each chunk once, so that a file of
 * 200 MB needs no more memory than one of 200 kB.
 */
async function receiveFile(
	part: MultipartFile,
	request: FastifyRequest,
	interruption: Interruption | undefined,
): Promise<ReceivedFile> {
	const bodyBytes = Number(request.headers['content-length'] ?? 0);
	const hash = createHash('sha256');
	const copy = new PassThrough();
	let bytes = 0;
	let isProbed = false;
	const probing = probe(copy).finally(() => {
		isProbed = true;
	});
	const interrupt = async () => {
		if (interruption && bytes >= bodyBytes * interruption.after) {
			await breakOff(request, interruption);
		}
	};
	try {
		await interrupt();
		for await (const chunk of part.file as AsyncIterable<Buffer>) {
			hash.update(chunk);
			bytes += chunk.length;
			await interrupt();
			// The prober stops reading when it knows enough; from then on nothing drains its copy
			if (!isProbed && !copy.write(chunk)) await Promise.race([once(copy, 'drain'), probing]);
		}
	} finally {
		copy.end();
	}
	return {
		field: part.fieldname,
		name: part.filename,
		contentType: part.mimetype,
		bytes,
		sha256: hash.digest('hex'),
		content: await probing,
	};
}

/**
 * Reads the form of an upload to its end, or as far as it can be read.
 *
 * @param interruptionOf tells, by the fields before a file, whether the upload is to break off
 */
export async function receiveForm(
	request: FastifyRequest,
	interruptionOf: (form: Pick<ReceivedForm, 'fields' | 'files'>) => Interruption | undefined,
): Promise<ReceivedForm> {
	const contentType = request.headers['content-type'] ?? '';
	const fields: Array<readonly [string, string]> = [];
	const files: ReceivedFile[] = [];
	const form = { contentType, fields, files };
	if (!request.isMultipart()) {
		return { ...form, problem: 'the body is not multipart/form-data', isAborted: false };
	}
	try {
		for await (const part of request.parts()) {
			if (part.type === 'file') files.push(await receiveFile(part, request, interruptionOf(form)));
			else fields.push([part.fieldname, String(part.value)]);
		}
		return { ...form, problem: undefined, isAborted: false };
	} catch (error) {
		const problem = error instanceof Error ? error.message : String(error);
		// A client that is still there may first send the rest, and then gets its answer
		const { complete, destroyed } = request.raw.resume();
		return { ...form, problem, isAborted: error instanceof BrokenOff || (destroyed && !complete) };
	}
}
