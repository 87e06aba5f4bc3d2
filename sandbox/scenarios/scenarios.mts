/**
 * Everything that can be rehearsed with the sandbox. A scenario is chosen by a token in
 * `audio_file_name`, such as `[timeout]` or `[queued=3]`, or on the sandbox's page. Several tokens
 * may stand together.
 */
import {
	DELIVERY_SCENARIOS,
	INTERRUPTION_SCENARIOS,
	REFUSAL_SCENARIOS,
} from './faultScenarios.mts';
import { JOB_SCENARIOS } from './jobScenarios.mts';
import type { Scenario } from './scenario.mts';

/** All scenarios, in the order in which the page lists them. */
export const SCENARIOS: readonly Scenario[] = [
	...JOB_SCENARIOS,
	...REFUSAL_SCENARIOS,
	...INTERRUPTION_SCENARIOS,
	...DELIVERY_SCENARIOS,
];
