/**
 * Everything that can be rehearsed with the sandbox. A scenario is chosen by a token in
 * `audio_file_name` or in the text to be spoken, such as `[timeout]` or `[queued=3]`, or on the
 * sandbox's page. Several tokens may stand together.
 */
import {
	DELIVERY_SCENARIOS,
	INTERRUPTION_SCENARIOS,
	REFUSAL_SCENARIOS,
} from './faultScenarios.mts';
import { JOB_SCENARIOS } from './jobScenarios.mts';
import type { Scenario } from './scenario.mts';
import { isFor } from './scenario.mts';
import { SPEECH_JOB_SCENARIOS, SPEECH_REFUSAL_SCENARIOS } from './speechScenarios.mts';

/** All scenarios, in the order in which the page lists them. */
export const SCENARIOS: readonly Scenario[] = [
	...JOB_SCENARIOS,
	...SPEECH_JOB_SCENARIOS,
	...REFUSAL_SCENARIOS,
	...SPEECH_REFUSAL_SCENARIOS,
	...INTERRUPTION_SCENARIOS,
	...DELIVERY_SCENARIOS,
];

/** The scenarios that recordings can meet. */
export const FILE_SCENARIOS = SCENARIOS.filter((scenario) => isFor(scenario, 'file'));

/** The scenarios that texts can meet. */
export const TEXT_SCENARIOS = SCENARIOS.filter((scenario) => isFor(scenario, 'text'));
