import type { Speech } from '../speech/speech.mts';

/** What a result is derived from. */
export interface ResultSource {
	readonly speech: Speech;
	/** Points of the agent in a call. */
	readonly agentScore: { readonly points: number; readonly outOf: number };
}

/** How the sandbox makes one kind of result. */
export interface ResultSample {
	/** The result as structured JSON; what the service's own looks like is documented nowhere. */
	readonly structured: (source: ResultSource) => Readonly<Record<string, unknown>>;
	/** The result as text, where it is not the structured one in Markdown. */
	readonly text?: (source: ResultSource) => string;
}

/** Samples by the name of the result in the API, e.g. `soap_note`. */
export type ResultSamples = Readonly<Record<string, ResultSample>>;

/** A sample that is the same for every recording. */
export function fixed(structured: Readonly<Record<string, unknown>>): ResultSample {
	return { structured: () => structured };
}
