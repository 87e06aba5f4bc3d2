import type { INodeProperties } from 'n8n-workflow';

import { PARAMETER } from './parameters';

/** Whether an item stays in the node until its result is there. */
export const waitForResultParameter: INodeProperties = {
	displayName: 'Wait for Result',
	name: PARAMETER.waitForResult,
	type: 'boolean',
	default: false,
	description:
		"Whether to ask Intron for the result until it is ready. When it takes longer than the option Maximum Wait, the item leaves by the output 'Still Processing' with its file ID.",
};
