/** What may follow the name of a scenario after `=`. */

interface ValueRule {
	readonly pattern: RegExp;
	/** For the complaint about another value, and for the page. */
	readonly expects: string;
	readonly example: string;
}

export const VALUE_RULES = {
	requests: { pattern: /^\d{1,6}$/, expects: 'a number of requests', example: '2' },
	seconds: { pattern: /^\d{1,6}(\.\d{1,3})?s?$/, expects: 'a number of seconds', example: '2.5s' },
	megabytes: { pattern: /^\d{1,3}$/, expects: 'a number of megabytes', example: '50' },
	timeoutStatus: { pattern: /^(408|503)$/, expects: '408 or 503', example: '408' },
	score: { pattern: /^\d{1,3}\/\d{1,3}$/, expects: 'points such as 30/73', example: '30/73' },
	audio: {
		pattern: /^(other|mp3|html|nothing)$/,
		expects: 'other, mp3, html or nothing',
		example: 'mp3',
	},
	data: { pattern: /^data$/, expects: 'data', example: 'data' },
} as const satisfies Record<string, ValueRule>;

export type ValueKind = keyof typeof VALUE_RULES;

/** Refusals and spoiled replies take a number of requests unless they say otherwise. */
export const FAULT_VALUE: ValueKind = 'requests';
