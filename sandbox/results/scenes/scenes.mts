/** What the sample recordings are about: results that fit them, and no others. */
import type { Results } from '../sample.mts';
import { CALL } from './call.mts';
import { CLINIC_NOTE } from './clinicNote.mts';
import { CONSULTATION } from './consultation.mts';
import { HEARING } from './hearing.mts';
import { MEETING } from './meeting.mts';
import { OPERATION_NOTE } from './operationNote.mts';

/** By the recording's file in `recordings/`. */
export const SCENES: Readonly<Record<string, Results>> = {
	'call.mp3': CALL,
	'consultation.mp3': CONSULTATION,
	'hearing.mp3': HEARING,
	'meeting.mp3': MEETING,
	'operation-note.mp3': OPERATION_NOTE,
	'over-120-seconds.mp3': CLINIC_NOTE,
};
