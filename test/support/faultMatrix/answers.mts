import { FAULTS } from '../../../nodes/IntronTranscribe/faults';
import { idIn, isUsableId, readReply } from '../../../nodes/shared/intron/reply';
import type { FaultCase } from '../service/faultCases.mts';
import { FAULT_CASES } from '../service/faultCases.mts';
import type { FaultGroup, UploadFate } from './fault.mts';

/** Faults that the service tells in words, whatever the status: then it surely took nothing. */
const TOLD_IN_WORDS = FAULTS.all.filter((fault) => 'says' in fault).map(({ name }) => name);

/** What the service may have done with an upload that it answered so: the worst that is possible. */
function worstFate({ httpStatus, body, fault }: FaultCase): UploadFate {
	const reply = readReply(httpStatus, body);
	const id = idIn(reply, 'file_id');
	// The node can't ask for a file by an odd id, so for the user it is lost.
	if (id !== undefined) return isUsableId(id) ? 'known' : 'unknown';
	if (fault === 'notReached') return 'none';
	const isSuccess = httpStatus >= 200 && httpStatus <= 299;
	if (isSuccess) return reply.body.status === 'Error' ? 'none' : 'unknown';
	const isOpen = httpStatus === 408 || httpStatus >= 500;
	return isOpen && !TOLD_IN_WORDS.includes(fault) ? 'unknown' : 'none';
}

export const ANSWERS: FaultGroup = {
	title: 'Intron answers with an error',
	about:
		'Where an answer leaves open whether the recording was accepted, the service of the test has accepted it.',
	faults: FAULT_CASES.map((answer) => ({
		what: `${answer.httpStatus}: ${answer.what}`,
		answer,
		end: { fault: answer.fault },
		upload: worstFate(answer),
	})),
};
