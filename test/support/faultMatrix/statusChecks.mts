import type { FaultGroup, MatrixFault } from './fault.mts';
import { scenarioText } from './scenarioText.mts';

const parameters = { options: { onTimeOut: 'keepWaiting', maxWait: 60 } };

const waiting = (what: string, tokens: string, end: MatrixFault['end']): MatrixFault => ({
	what,
	tokens: `[timeout]${tokens}`,
	parameters,
	end,
	upload: 'known',
});

const twice = (name: string) =>
	waiting(`Twice: ${scenarioText(name)}`, `[status:${name}=2]`, 'transcribed');

const always = (name: string, end: MatrixFault['end']) =>
	waiting(`Always: ${scenarioText(name)}`, `[status:${name}]`, end);

/** Faults that may pass; the node looks again until its time is up. */
const PASSING = ['reset', 'cut', 'internal-error', 'outage', 'html', 'rate-limit'];

export const STATUS_CHECKS: FaultGroup = {
	title: 'A status check fails',
	about:
		'The recording was accepted, and the node waits for the transcript (*When Intron Needs Longer* is Keep Waiting, for 60 seconds). What is said here happens to the status checks.',
	faults: [
		...PASSING.map(twice),
		twice('stall'),
		...PASSING.map((name) => always(name, 'stillProcessing')),
		waiting('The transcript is never ready.', '[queued=9999]', 'stillProcessing'),
		always('unknown-file', { fault: 'unknownFile' }),
		always('not-found', { fault: 'wrongAddress' }),
		always('bad-key', { fault: 'badKey' }),
		always('redirect', { fault: 'redirect' }),
		always('error-200', { fault: 'declined' }),
		always('empty', { fault: 'unreadable' }),
		waiting('Always: The reply is a list.', '[status:wrong-type]', { fault: 'unreadable' }),
		waiting(scenarioText('failed'), '[failed]', { fault: 'processingFailed' }),
		waiting(scenarioText('null-transcript'), '[null-transcript]', { fault: 'noTranscript' }),
	],
};
