import { readdirSync } from 'node:fs';

import { inRepo, readJson } from '../../../lab/paths.mts';
import type { WorkflowFile } from '../../../lab/workflow.mts';

/** A workflow as users saved it with some version of this package. */
export interface SavedWorkflow {
	/** Of the package, e.g. `0.1.0`. */
	readonly version: string;
	readonly workflow: WorkflowFile;
}

/** All of them, the newest version last. */
export const savedWorkflows = (): SavedWorkflow[] =>
	readdirSync(inRepo('test', 'saved'))
		.map((file) => ({
			version: file.replace(/\.json$/, ''),
			workflow: readJson<WorkflowFile>(inRepo('test', 'saved', file)),
		}))
		.sort((a, b) => a.version.localeCompare(b.version, undefined, { numeric: true }));
