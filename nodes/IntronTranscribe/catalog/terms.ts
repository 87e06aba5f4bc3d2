import type { JobTerms } from '../../shared/run/operation';
import { PENDING_TITLE } from '../../shared/run/operation';

/** What the node calls an upload, in outputs and messages. */
export const TERMS: JobTerms = { subject: 'recording', idKey: 'fileId', idTitle: 'File ID' };

/** Display name of the parameter that names the binary field. */
export const BINARY_FIELD_TITLE = 'Input Data Field Name';

/** The binary field that is meant when nobody says which: the one that most nodes use. */
export const DEFAULT_BINARY_FIELD = 'data';

/** Display name of the parameter that holds the address of a recording. */
export const URL_TITLE = 'URL';

/** Display name of the parameter that says where a recording is. */
export const AUDIO_SOURCE_TITLE = 'Audio Source';

/** Display names of the outputs; the canvas cuts off what is wider than 76 px, about twelve letters. */
export const OUTPUT_TITLES = { done: 'Transcribed', pending: PENDING_TITLE } as const;
