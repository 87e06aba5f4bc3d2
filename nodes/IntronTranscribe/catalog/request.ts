import type { Category } from './categories';
import type { ResultOption } from './results';

/** What one upload asks the service for. */
export interface TranscriptionRequest {
	/** Intron's language code, e.g. `sw`. */
	readonly language: string;
	readonly category: Category;
	/** The wanted results; each belongs to `category`, or to all of them. */
	readonly results: readonly ResultOption[];
	/** Whether the transcript tells who speaks. */
	readonly diarization: boolean;
	/** Id of a prompt template that Intron made for the account; empty for none. */
	readonly templateId: string;
	/** Whether the service lets a language model correct the transcript, which is its default. */
	readonly llmCorrections: boolean;
	/** Intron's code of the language of an answer; empty for the language of the recording. */
	readonly answerLanguage: string;
}
