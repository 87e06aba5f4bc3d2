import type { Speech } from '../speech/speech.mts';

/** What a result is derived from. */
export interface ResultSource {
	readonly speech: Speech;
	/** Points of the agent in a call. */
	readonly agentScore: { readonly points: number; readonly outOf: number };
}

/** A result as structured JSON; what the service's own looks like is documented nowhere. */
export type Structured = Readonly<Record<string, unknown>>;

/** Results by their name in the API, e.g. `soap_note`. */
export type Results = Readonly<Record<string, Structured>>;

/** How the sandbox makes a result that depends on more than what the recording is about. */
export interface DerivedResult {
	readonly structured: (source: ResultSource) => Structured;
	/** The result as text, where it is not the structured one in Markdown. */
	readonly text: (source: ResultSource) => string;
}
