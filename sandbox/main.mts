/** `npm run sandbox`: see `commandLine.mts` for the options. */
import { HELP, readCommandLine } from './commandLine.mts';
import { createServer } from './server.mts';

function stop(): never {
	// Nothing is worth saving, and waiting for connections would wait for stalled ones for ever
	process.exit(0);
}

async function main(): Promise<void> {
	const command = readCommandLine(process.argv.slice(2));
	if (!command) {
		process.stdout.write(HELP);
		return;
	}
	const { host, port, key, settings } = command;
	const address = await createServer(key, settings).listen({ host, port });
	process.on('SIGTERM', stop).on('SIGINT', stop);
	// A test that dies takes the sandbox that it launched with it
	if (process.connected) process.once('disconnect', stop);
	process.stdout.write(`Intron sandbox: ${address}\n`);
}

main().catch((error: Error) => {
	// What goes wrong here (an option, the port, the samples) needs no stack to be understood
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
