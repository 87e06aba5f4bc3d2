/**
 * Who may import whom in the published code (docs/architecture.md). The linter refuses an import
 * that crosses a wall, and every circle.
 */
import { existsSync, readdirSync } from 'node:fs';

/** The nodes; each knows itself and what all share. */
const NODES = readdirSync('nodes').filter((name) => name !== 'shared');

/** The parts of a node and which of its own parts each may import: the flow goes one way. */
const PARTS = {
	operations: ['flow', 'panel', 'audio', 'text', 'api.ts', 'output', 'catalog', 'faults.ts'],
	flow: ['panel', 'audio', 'text', 'api.ts', 'output', 'catalog', 'faults.ts'],
	panel: ['catalog'],
	audio: ['catalog'],
	text: ['catalog'],
	output: ['catalog'],
	'api.ts': ['catalog', 'faults.ts'],
	'faults.ts': ['catalog'],
	catalog: [],
};

/** The parts that make calls, or start what makes them. */
const CALLERS = ['operations', 'flow', 'api.ts'];

const wall = (target, from, except, message) => ({
	target: `./nodes/${target}`,
	from: `./${from}`,
	except: except.map((path) => `./${path}`),
	message,
});

export const WALLS = [
	wall('shared', 'nodes', ['shared'], 'What nodes share knows no node.'),
	wall('shared/intron', 'nodes/shared', ['intron'], 'The service knows nothing of items.'),
	{
		target: './credentials',
		from: './nodes',
		except: ['./shared/intron'],
		message: 'The credential belongs to all nodes.',
	},
	...NODES.flatMap((node) => [
		wall(node, 'nodes', [node, 'shared'], 'No node imports another one.'),
		...Object.entries(PARTS)
			.filter(([part]) => existsSync(`nodes/${node}/${part}`))
			.map(([part, known]) =>
				wall(`${node}/${part}`, `nodes/${node}`, [part, ...known], `This is not for ${part}.`),
			),
		...Object.keys(PARTS)
			.filter((part) => !CALLERS.includes(part))
			.map((part) => ({
				target: `./nodes/${node}/${part}`,
				from: './nodes/shared/intron/client.ts',
				message: `What is in ${part} makes no calls.`,
			})),
	]),
];
