/** Results that follow from the scenario or from the spoken words, whatever the recording is about. */
import type { DerivedResult, ResultSource } from './sample.mts';

/** From this share of the points on, a call is green, or yellow. */
const GREEN_SHARE = 0.75;
const YELLOW_SHARE = 0.5;

const SENTENCES_OF_SUMMARY = 2;

/** The colour of a score: the one place that decides it, for the documents, too. */
export function scoreCategory({
	points,
	outOf,
}: ResultSource['agentScore']): 'green' | 'yellow' | 'red' {
	if (points >= outOf * GREEN_SHARE) return 'green';
	return points >= outOf * YELLOW_SHARE ? 'yellow' : 'red';
}

function summarise({ speech }: ResultSource): string {
	return speech.sentences.slice(0, SENTENCES_OF_SUMMARY).join(' ');
}

/** By the name of the result in the API. */
export const DERIVED_RESULTS: Readonly<Record<string, DerivedResult>> = {
	call_center_agent_score: {
		text: ({ agentScore: { points, outOf } }) => `${points}/${outOf}`,
		structured: ({ agentScore: { points, outOf } }) => ({ points, out_of: outOf }),
	},
	call_center_agent_score_category: {
		text: ({ agentScore }) => scoreCategory(agentScore),
		structured: ({ agentScore }) => ({ category: scoreCategory(agentScore) }),
	},
	summary: {
		text: summarise,
		structured: (source) => ({ summary: summarise(source) }),
	},
};
