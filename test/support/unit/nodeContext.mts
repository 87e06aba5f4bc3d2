import type { IExecuteFunctions, INode } from 'n8n-workflow';

const node: INode = {
	id: '1',
	name: 'Intron Transcribe',
	type: 'n8n-nodes-intron.intronTranscribe',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** As much of n8n's context of a node as a unit test needs; what it does not have must not be used. */
export const nodeContext = (parts: object = {}): IExecuteFunctions =>
	({ getNode: () => node, ...parts }) as unknown as IExecuteFunctions;

/** What was thrown; fails when nothing was. */
export async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
	try {
		await work();
	} catch (thrown) {
		return thrown;
	}
	throw new Error('Nothing was thrown');
}
