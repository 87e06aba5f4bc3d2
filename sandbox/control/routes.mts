import type { FastifyInstance, FastifyReply } from 'fastify';
import { LISTED_SCENARIOS } from '../scenarios/listing.mts';
import { courseOf, typedTokens } from '../scenarios/tokens.mts';
import { readSettings, SettingError } from '../settings.mts';
import type { State } from '../state.mts';

async function refuse(reply: FastifyReply, message: string): Promise<FastifyReply> {
	return await reply.code(400).send({ message });
}

/** What is wrong with tokens, whatever comes next: an upload or a text. */
function complaintsAbout(tokens: readonly string[]): readonly string[] {
	const [asFile = [], asText = []] = (['file', 'text'] as const).map(
		(subject) => courseOf(tokens, { subject, waits: true }).complaints,
	);
	return asText.length === 0 ? [] : asFile;
}

/** Serves `/sandbox/…`, by which tests and the page look into the sandbox and steer it. */
export function controlRoutes(state: State) {
	return async (app: FastifyInstance): Promise<void> => {
		app.get('/sandbox/requests', () => state.log.requests);
		app.get('/sandbox/state', () => state.describe());
		app.get('/sandbox/scenarios', () => LISTED_SCENARIOS);

		app.post('/sandbox/reset', () => {
			state.reset();
			return state.describe();
		});

		app.post<{ Body: { scenario?: unknown; times?: unknown } | null }>(
			'/sandbox/next',
			async ({ body }, reply) => {
				const { scenario, times = 1 } = body ?? {};
				if (typeof scenario !== 'string') return await refuse(reply, 'scenario must be a text');
				if (!Number.isInteger(times) || Number(times) < 1) {
					return await refuse(reply, 'times must be a whole number from 1 on');
				}
				const tokens = typedTokens(scenario);
				const complaints = complaintsAbout(tokens);
				if (complaints.length > 0) return await refuse(reply, complaints.join('; '));
				state.chooseNext(
					tokens.length > 0 ? { scenario: tokens.join(' '), times: Number(times) } : null,
				);
				return state.describe();
			},
		);

		app.post<{ Body: Record<string, unknown> | null }>(
			'/sandbox/settings',
			async ({ body }, reply) => {
				try {
					state.changeSettings(readSettings(body ?? {}));
				} catch (error) {
					if (error instanceof SettingError) return await refuse(reply, error.message);
					throw error;
				}
				return state.describe();
			},
		);
	};
}
