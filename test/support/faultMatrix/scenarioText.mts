import { SCENARIOS } from '../../../sandbox/scenarios/scenarios.mts';

/** What a scenario of the sandbox does, in its own words. */
export function scenarioText(name: string): string {
	const scenario = SCENARIOS.find((candidate) => candidate.name === name);
	if (!scenario) throw new Error(`The sandbox has no scenario ${name}`);
	return scenario.description;
}
