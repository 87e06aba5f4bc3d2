import { parseArgs } from 'node:util';
import type { Settings } from './settings.mts';
import { DEFAULT_SETTINGS, readSettings, SETTING_FLAGS, SettingError } from './settings.mts';

/** The key that the sandbox accepts unless it is told another. */
export const DEFAULT_KEY = 'sandbox-key';

const DEFAULT_PORT = '9099';

const DEFAULT_HOST = '127.0.0.1';

/** Where the sandbox can be reached: on this computer only. */
export const LOOPBACK_HOSTS = [DEFAULT_HOST, '::1', 'localhost'];

export const HELP = `Usage: sandbox [options]

A stand-in for Intron's speech-to-text and text-to-speech service, on this computer only.

  --port NUMBER            port to listen on, 0 for any free one (default: ${DEFAULT_PORT})
  --host ADDRESS           one of ${LOOPBACK_HOSTS.join(', ')} (default: ${DEFAULT_HOST})
  --key TEXT               the only API key that is right (default: ${DEFAULT_KEY})
  --profile seed|2026      older or newer accounts (default: ${DEFAULT_SETTINGS.profile})
  --latency SECONDS        work on each recording and text (default: ${DEFAULT_SETTINGS.latency})
  --sync-timeout SECONDS   when a synchronous request times out (default: the profile's)
  --audio-limit SECONDS    longest synchronous recording (default: the profile's)
  --rate-limits on|off     refuse requests beyond the rates (default: on)
  --uploads-per-minute N   what each upload endpoint allows (default: the documented rates)
  --text-limit CHARACTERS  longest text to be spoken (default: the profile's)
  --texts-per-minute N     what each endpoint for texts allows (default: the documented rates)
  --link-lifetime SECONDS  how long a link to audio is good (default: ${DEFAULT_SETTINGS.linkLifetime})
  --help                   show this text
`;

export interface Command {
	readonly host: string;
	readonly port: number;
	readonly key: string;
	readonly settings: Settings;
}

/** A command line that cannot be carried out; the message is for the person who typed it. */
export class CommandLineError extends Error {}

const text = { type: 'string' } as const;

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				port: { ...text, default: DEFAULT_PORT },
				host: { ...text, default: DEFAULT_HOST },
				key: { ...text, default: DEFAULT_KEY },
				[SETTING_FLAGS.profile]: text,
				[SETTING_FLAGS.latency]: text,
				[SETTING_FLAGS.syncTimeout]: text,
				[SETTING_FLAGS.audioLimit]: text,
				[SETTING_FLAGS.rateLimits]: text,
				[SETTING_FLAGS.uploadsPerMinute]: text,
				[SETTING_FLAGS.textLimit]: text,
				[SETTING_FLAGS.textsPerMinute]: text,
				[SETTING_FLAGS.linkLifetime]: text,
				help: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		throw error instanceof TypeError ? new CommandLineError(error.message) : error;
	}
}

function settingsOf(values: Readonly<Record<string, unknown>>): Settings {
	const given = Object.entries(SETTING_FLAGS).map(([name, flag]): [string, unknown] => [
		name,
		values[flag],
	]);
	try {
		return { ...DEFAULT_SETTINGS, ...readSettings(Object.fromEntries(given)) };
	} catch (error) {
		throw error instanceof SettingError ? new CommandLineError(error.message) : error;
	}
}

/**
 * Reads the command line.
 *
 * @returns what to do, or `undefined` when help is asked for
 * @throws CommandLineError
 */
export function readCommandLine(args: readonly string[]): Command | undefined {
	const values = parse(args);
	if (values.help) return undefined;
	const { host, key } = values;
	// It knows no passwords and repeats what was sent to it, so that no other machine may reach it
	if (!LOOPBACK_HOSTS.includes(host)) {
		throw new CommandLineError(`--host must be one of ${LOOPBACK_HOSTS.join(', ')}`);
	}
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new CommandLineError('--port must be a port number');
	}
	if (key === '') throw new CommandLineError('--key must not be empty');
	return { host, port, key, settings: settingsOf(values) };
}
