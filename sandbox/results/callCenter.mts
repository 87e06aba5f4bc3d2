import type { ResultSamples, ResultSource } from './sample.mts';
import { fixed } from './sample.mts';

/** From this share of the points on, a call is green, or yellow. */
const GREEN_SHARE = 0.75;
const YELLOW_SHARE = 0.5;

function scoreCategory({
	agentScore: { points, outOf },
}: ResultSource): 'green' | 'yellow' | 'red' {
	if (points >= outOf * GREEN_SHARE) return 'green';
	return points >= outOf * YELLOW_SHARE ? 'yellow' : 'red';
}

/** What a call is assessed for. The fixed texts are about the recording `call.mp3`. */
export const CALL_CENTER_SAMPLES: ResultSamples = {
	call_center_agent_score: {
		text: ({ agentScore: { points, outOf } }) => `${points}/${outOf}`,
		structured: ({ agentScore: { points, outOf } }) => ({ points, out_of: outOf }),
	},
	call_center_agent_score_category: {
		text: scoreCategory,
		structured: (source) => ({ category: scoreCategory(source) }),
	},
	call_center_compliance: fixed({
		compliant: false,
		checks: [
			{ rule: 'Greeting with company and name', passed: true },
			{ rule: 'Caller identified by order number', passed: true },
			{ rule: 'Caller told that the call is recorded', passed: false },
			{ rule: 'Further help offered before closing', passed: true },
		],
	}),
	call_center_feedback: fixed({
		liked: ['The agent was friendly and found the parcel at once'],
		disliked: ['The delivery is late and nobody told the customer'],
	}),
	call_center_product_info: fixed({
		products: [{ name: 'Blender', order_number: '4719', issue: 'Not delivered within a week' }],
	}),
	call_center_product_insights: fixed({
		insights: [
			'Send a message when a parcel stays at the depot for more than a day',
			'State on the order page that a second delivery is free',
		],
	}),
	call_center_results: fixed({
		resolved: true,
		reason: 'A blender ordered last Monday has not arrived',
		outcome: 'The rider brings the parcel tomorrow before noon, without extra charge',
	}),
	call_center_sentiment: fixed({
		overall: 'neutral',
		beginning: 'negative',
		end: 'positive',
	}),
};
