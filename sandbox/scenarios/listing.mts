import type { ListedScenario } from '../control/types.mts';
import type { Scenario } from './scenario.mts';
import { isFor, isForLaterToo } from './scenario.mts';
import { SCENARIOS } from './scenarios.mts';
import { valueKindOf } from './tokens.mts';
import { VALUE_RULES } from './values.mts';

function list(scenario: Scenario): ListedScenario {
	const { name, title, description } = scenario;
	const kind = valueKindOf(scenario);
	const rule = kind && VALUE_RULES[kind];
	return {
		name,
		title,
		description,
		value: rule ? { expects: rule.expects, example: rule.example } : null,
		forStatus: isForLaterToo(scenario),
		forFiles: isFor(scenario, 'file'),
		forTexts: isFor(scenario, 'text'),
	};
}

/** The scenarios as tests and the page see them. */
export const LISTED_SCENARIOS: readonly ListedScenario[] = SCENARIOS.map(list);
