import type { ListedScenario } from '../control/types.mts';
import type { Scenario } from './scenario.mts';
import { isForStatusToo } from './scenario.mts';
import { SCENARIOS } from './scenarios.mts';
import { valueKindOf } from './tokens.mts';
import { VALUE_RULES } from './values.mts';

function list(scenario: Scenario): ListedScenario {
	const { name, title, description } = scenario;
	const kind = valueKindOf(scenario);
	const forStatus = isForStatusToo(scenario);
	if (!kind) return { name, title, description, value: null, forStatus };
	const { expects, example } = VALUE_RULES[kind];
	return { name, title, description, value: { expects, example }, forStatus };
}

/** The scenarios as tests and the page see them. */
export const LISTED_SCENARIOS: readonly ListedScenario[] = SCENARIOS.map(list);
