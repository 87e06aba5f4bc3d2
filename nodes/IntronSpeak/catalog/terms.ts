import type { JobTerms } from '../../shared/run/operation';
import { PENDING_TITLE } from '../../shared/run/operation';

/** What the node calls a job, in outputs and messages. */
export const TERMS: JobTerms = { subject: 'text', idKey: 'textId', idTitle: 'Text ID' };

/** A text in parts has an id for each; there is no end to parts. */
export const MOST_TEXT_IDS = Infinity;

/** Display names of the outputs; the canvas cuts off what is wider than 76 px, about twelve letters. */
export const OUTPUT_TITLES = { done: 'Speech', pending: PENDING_TITLE } as const;

/** Display name of the parameter that holds the text. */
export const TEXT_TITLE = 'Text';

/** Display names of the parameters of a voice. */
export const VOICE_TITLES = { language: 'Language', accent: 'Accent', gender: 'Gender' } as const;
