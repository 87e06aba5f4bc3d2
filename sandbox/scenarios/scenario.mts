/** What a scenario is; the table of them is `scenarios.mts`. */
import type { Delivery } from '../service/delivery.mts';
import type { Interruption } from '../service/interruption.mts';
import type { Refusal } from '../service/refusals.mts';
import type { JobCourse } from './course.mts';
import type { ValueKind } from './values.mts';

interface Description {
	readonly name: string;
	readonly title: string;
	/** One line for the page. */
	readonly description: string;
	/** What may follow the name after `=`. */
	readonly value?: ValueKind;
}

/**
 * The request is turned down: nothing is accepted, nothing is billed. `[name=2]` turns only the first
 * two requests down; `[status:name]` turns the status requests down instead of the upload.
 */
export interface RefusalScenario extends Description {
	readonly refuse: Refusal;
	/** Only the synchronous endpoint does so. */
	readonly syncOnly?: true;
}

/** The upload breaks off on its way, so nothing is accepted; `[name=2]` breaks only the first two off. */
export interface InterruptionScenario extends Description {
	readonly interrupt: Interruption;
}

/** The request is taken, but the reply is spoiled; `[status:name]` spoils the replies of status requests. */
export interface DeliveryScenario extends Description {
	readonly deliver: Delivery;
}

/** The upload is taken, and the work on the recording goes its own way. */
export interface JobScenario extends Description {
	readonly job: (value: string | undefined) => Partial<JobCourse>;
}

export type Scenario = RefusalScenario | InterruptionScenario | DeliveryScenario | JobScenario;

/** Whether a scenario can also be directed at status requests. */
export const isForStatusToo = (
	scenario: Scenario,
): scenario is RefusalScenario | DeliveryScenario => 'refuse' in scenario || 'deliver' in scenario;
