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

/** Names that structured results may give to points, and to the most that there are. */
const POINTS_KEYS = ['points', 'score', 'agentscore', 'callcenteragentscore', 'text', 'value'];
const OUT_OF_KEYS = ['outof', 'max', 'maxpoints', 'maxscore', 'maximum', 'maximumscore'];

function scoreOf(points: number, outOf: number): Score | undefined {
	const share = points / outOf;
	// More points than there are: no score, but something like a blood pressure of 120/80.
	if (!(points >= 0 && outOf > 0 && share <= 1)) return undefined;
	return { points, outOf, percent: Math.round(share * 1000) / 10 };
}

function scoreInText(text: string): Score | undefined {
	const match = text.length > MAX_SCORE_LENGTH ? null : SCORE.exec(text);
	return match ? scoreOf(Number(match[1]), Number(match[2])) : undefined;
}

/** The only value under one of some names, however their letters and words are written. */
function only(entries: ReadonlyArray<[key: string, value: unknown]>, names: readonly string[]) {
	const found = entries.filter(([key]) =>
		names.includes(key.replace(/[^a-z]/gi, '').toLowerCase()),
	);
	return found.length === 1 ? found[0]?.[1] : undefined;
}

/** A structured result has few fields; one with more is a list that happens to hold numbers. */
const MOST_FIELDS = 20;

function scoreInObject(value: object): Score | undefined {
	const entries = Object.entries(value);
	if (Array.isArray(value) || entries.length > MOST_FIELDS) return undefined;
	const points = only(entries, POINTS_KEYS);
	const outOf = only(entries, OUT_OF_KEYS);
	if (outOf === undefined) return typeof points === 'string' ? scoreInText(points) : undefined;
	const areNumbers = Number.isFinite(points) && Number.isFinite(outOf);
	return areNumbers ? scoreOf(points as number, outOf as number) : undefined;
}

/**
 * Reads a score: a text such as `55/73` (the form that the service gives an agent's score in), or a
 * structured result that holds one such text, or the two numbers under names that leave no doubt.
 *
 * @returns `undefined` for anything that is not one score and nothing else
 */
export function parseScore(value: unknown): Score | undefined {
	if (typeof value === 'string') return scoreInText(value);
	return typeof value === 'object' && value !== null ? scoreInObject(value) : undefined;
}
