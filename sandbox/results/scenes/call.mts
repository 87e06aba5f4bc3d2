import type { Results } from '../sample.mts';

/** What `call.mp3` is assessed as. */
export const CALL: Results = {
	call_center_compliance: {
		compliant: false,
		checks: [
			{ rule: 'Greeting with company and name', passed: true },
			{ rule: 'Caller identified by order number', passed: true },
			{ rule: 'Caller told that the call is recorded', passed: false },
			{ rule: 'Further help offered before closing', passed: true },
		],
	},
	call_center_feedback: {
		liked: ['The agent was friendly and found the parcel at once'],
		disliked: ['The delivery is late and nobody told the customer'],
	},
	call_center_product_info: {
		products: [{ name: 'Blender', order_number: '4719', issue: 'Not delivered within a week' }],
	},
	call_center_product_insights: {
		insights: [
			'Send a message when a parcel stays at the depot for more than a day',
			'State on the order page that a second delivery is free',
		],
	},
	call_center_results: {
		resolved: true,
		reason: 'A blender ordered last Monday has not arrived',
		outcome: 'The rider brings the parcel tomorrow before noon, without extra charge',
	},
	call_center_sentiment: {
		overall: 'neutral',
		beginning: 'negative',
		end: 'positive',
	},
	summary: {
		summary:
			'Tunde Bello called Pamoja Stores because a blender that he ordered last Monday has not arrived. ' +
			'Amina found the parcel at the depot in Ikeja; the rider brings it tomorrow before noon, at no extra charge.',
	},
};
