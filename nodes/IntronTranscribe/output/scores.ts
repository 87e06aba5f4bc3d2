/** A score as numbers, for sheets and conditions. */
export interface Score {
	points: number;
	outOf: number;
	/** 0–100, rounded to one decimal. */
	percent: number;
}

/** The longest text that is taken for a score; a longer one is prose that happens to hold numbers. */
const MAX_SCORE_LENGTH = 40;

/** Two numbers in words without digits; a sign, or digits before a comma, make it another number. */
const SCORE = /^\D*?(?<![.,−-])(\d+(?:\.\d+)?)\s*(?:\/|out of)\s*(\d+(?:\.\d+)?)(?![\d/])\D*$/i;

/**
 * Reads a score such as `55/73` (the form that the service gives an agent's score in).
 *
 * @returns `undefined` for anything that is not one score and nothing else
 */
export function parseScore(value: unknown): Score | undefined {
	if (typeof value !== 'string' || value.length > MAX_SCORE_LENGTH) return undefined;
	const match = SCORE.exec(value);
	if (!match) return undefined;
	const points = Number(match[1]);
	const outOf = Number(match[2]);
	const share = points / outOf;
	// More points than there are: no score, but something like a blood pressure of 120/80.
	if (Number.isNaN(share) || share > 1) return undefined;
	return { points, outOf, percent: Math.round(share * 1000) / 10 };
}
