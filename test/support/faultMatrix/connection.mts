import { recordingBytes } from '../service/recordings.mts';
import type { Disturbance, FaultGroup } from './fault.mts';
import { scenarioText } from './scenarioText.mts';

/**
 * The half of it is more than the buffers of a connection hold, by Linux' limits 32 MB to receive and
 * 4 MB to send, so that it is never sent whole when half of it was read.
 */
const LARGE = Buffer.concat([recordingBytes('yes.wav'), Buffer.alloc(96_000_000)]);

/** Sends all requests about the recording to another server. */
const redirectTo = (origin: string) => (): Disturbance => ({
	onRequest: (request) => {
		const { pathname, search } = new URL(request.url);
		return { ...request, url: origin + pathname + search };
	},
});

/** A name that is too long for the name service, so that it is looked up nowhere. */
const NO_SUCH_HOST = `http://${'x'.repeat(64)}.invalid`;

/** The port that belongs to a service which throws everything away, and which nobody runs. */
const NO_SUCH_PORT = 'http://127.0.0.1:9';

export const CONNECTION: FaultGroup = {
	title: 'The connection fails',
	about: 'No answer comes. Time-outs are shortened in the test.',
	faults: [
		{
			what: 'The connection is refused.',
			disturb: redirectTo(NO_SUCH_PORT),
			end: { fault: 'unreachable' },
			upload: 'none',
		},
		{
			what: 'The host name is not known.',
			disturb: redirectTo(NO_SUCH_HOST),
			end: { fault: 'unreachable' },
			upload: 'none',
		},
		...['reset-early', 'reset-upload'].map((name) => ({
			what: scenarioText(name),
			tokens: `[${name}]`,
			recording: LARGE,
			end: { fault: 'connectionLost' },
			upload: 'none' as const,
		})),
		{
			what: scenarioText('stall-upload'),
			tokens: '[stall-upload]',
			recording: LARGE,
			end: { fault: 'timeout' },
			upload: 'none',
		},
		{
			what: scenarioText('reset'),
			tokens: '[reset]',
			end: { fault: 'connectionLost' },
			upload: 'unknown',
		},
		{
			what: scenarioText('stall'),
			tokens: '[stall]',
			end: { fault: 'timeout' },
			upload: 'unknown',
		},
	],
};
