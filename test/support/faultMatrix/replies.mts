import type { FaultGroup, MatrixFault } from './fault.mts';
import { scenarioText } from './scenarioText.mts';

const lost = (name: string, fault: string): MatrixFault => ({
	what: scenarioText(name),
	tokens: `[${name}]`,
	end: { fault },
	upload: 'unknown',
});

export const SPOILED_REPLIES: FaultGroup = {
	title: 'The answer to the upload is damaged',
	about: 'The recording was accepted.',
	faults: [
		lost('empty', 'unreadable'),
		lost('gave-up', 'outage'),
		lost('cut', 'connectionLost'),
		lost('long-length', 'connectionLost'),
		lost('short-length', 'connectionLost'),
		lost('bad-gzip', 'connectionLost'),
		lost('utf-16', 'unreadable'),
		{ ...lost('wrong-type', 'unreadable'), what: 'The reply is a list.' },
		{
			...lost('wrong-type', 'unreadable'),
			what: 'The data of the reply is a text.',
			tokens: '[wrong-type=data]',
		},
		{
			what: scenarioText('double-encoded'),
			tokens: '[double-encoded]',
			end: 'transcribed',
			upload: 'known',
		},
		{
			what: 'The reply has 100 MB.',
			tokens: '[huge=100]',
			end: 'transcribed',
			upload: 'known',
		},
	],
};

const later = (what: string, tokens: string): MatrixFault => ({
	what,
	tokens,
	end: 'stillProcessing',
	upload: 'known',
});

export const TIME_OUTS: FaultGroup = {
	title: 'Intron needs longer',
	about: 'The recording was accepted, and Intron does not wait until its transcript is there.',
	faults: [
		later('A time-out with the file ID (408).', '[timeout=408]'),
		later('A time-out with the file ID (503).', '[timeout=503]'),
		later(scenarioText('timeout-top-level-id'), '[timeout-top-level-id]'),
		later(scenarioText('accept-no-transcript'), '[accept-no-transcript]'),
		{
			...later(
				'The direct way refuses the length of the recording (400); the queue takes it. *Long Recordings* is Pass the File ID On.',
				'[too-long]',
			),
			parameters: { options: { longRecordings: 'passFileId' } },
		},
	],
};
