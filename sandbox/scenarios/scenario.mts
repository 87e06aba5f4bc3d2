/** What a scenario is; the table of them is `scenarios.mts`. */
import type { Delivery } from '../service/delivery.mts';
import type { Interruption } from '../service/interruption.mts';
import type { Refusal } from '../service/refusals.mts';
import type { JobCourse } from './course.mts';
import type { ValueKind } from './values.mts';

/** What a request gives the service to work on: a recording, or a text to be spoken. */
export type Subject = 'file' | 'text';

interface Description {
	readonly name: string;
	readonly title: string;
	/** One line for the page. */
	readonly description: string;
	/** What may follow the name after `=`. */
	readonly value?: ValueKind;
	/** Recordings only, or texts only; without it, both can meet the scenario. */
	readonly only?: Subject;
}

/**
 * The request is turned down: nothing is accepted, nothing is billed. `[name=2]` turns only the first
 * two requests down; `[status:name]` turns the status requests down instead, and `[audio:name]` the
 * downloads of what was spoken.
 */
export interface RefusalScenario extends Description {
	readonly refuse: Refusal;
	/** Only endpoints that wait for the work do so. */
	readonly waitingOnly?: true;
}

/** The upload breaks off on its way, so nothing is accepted; `[name=2]` breaks only the first two off. */
export interface InterruptionScenario extends Description {
	readonly interrupt: Interruption;
}

/** The request is taken, but the reply is spoiled; `[status:name]` and `[audio:name]` spoil other replies. */
export interface DeliveryScenario extends Description {
	readonly deliver: Delivery;
}

/** The request is taken, and the work on the recording or text goes its own way. */
export interface JobScenario extends Description {
	readonly job: (value: string | undefined) => Partial<JobCourse>;
}

export type Scenario = RefusalScenario | InterruptionScenario | DeliveryScenario | JobScenario;

/** Whether a scenario can also be directed at later requests: about the status, or for the audio. */
export const isForLaterToo = (scenario: Scenario): scenario is RefusalScenario | DeliveryScenario =>
	'refuse' in scenario || 'deliver' in scenario;

/** Whether recordings, or texts, can meet a scenario. */
export const isFor = ({ only }: Scenario, subject: Subject): boolean =>
	only === undefined || only === subject;
