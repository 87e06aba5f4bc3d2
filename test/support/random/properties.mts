import type { IRawProperty } from 'fast-check';
import fc from 'fast-check';

/** With how many random inputs a property is tried on an ordinary day. */
const USUAL_RUNS = 200;

/** `PROPERTY_RUNS=20000` makes a long search. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? USUAL_RUNS);

/** The tests of every day see the same inputs each time; a long search sees new ones. */
const SEED = RUNS > USUAL_RUNS ? undefined : 4711;

/** Mutation tests make few runs, and need no shortest example of what fails. */
const endOnFailure = RUNS < USUAL_RUNS;

/**
 * Checks that a property holds for random inputs; one for which it does not is shrunk and shown,
 * with the seed that brings it back.
 *
 * @param share of the usual number of inputs, for a property that takes long
 */
export async function holds<Input>(
	property: IRawProperty<Input>,
	share: number = 1,
): Promise<void> {
	await fc.assert(property, { numRuns: Math.ceil(RUNS * share), seed: SEED, endOnFailure });
}

/** Pieces of text that break what is not written with care. */
const NASTY = [
	'\r\n',
	'\n',
	'\r',
	'\0',
	'\x1b[31m',
	'\u0085',
	'\u2028',
	'\u202e',
	'\u00a0',
	'\ufeff',
	'"',
	"'",
	'\\',
	'/',
	'..',
	'.',
	' ',
	';',
	'--',
	'%22',
	'${x}',
	'<b>',
	'مكالمة',
	'ጥሪ',
	'e\u0301',
	'👩‍⚕️',
	'\ud83d',
	'\udc4d',
	'toString',
	'__proto__',
	'constructor',
];

/** All that Unicode has, halves of characters included; `fc.string` takes seconds to prepare that. */
const anyCharacters = fc
	.array(fc.nat(0x10_ffff), { maxLength: 12 })
	.map((codePoints) => String.fromCodePoint(...codePoints));

/** Any text: plain, foreign, broken, empty or long, with pieces of what the code looks for. */
export const anyText = (...pieces: readonly string[]): fc.Arbitrary<string> =>
	fc.oneof(
		fc.string(),
		anyCharacters,
		fc
			.array(fc.oneof(fc.constantFrom(...NASTY, ...pieces), fc.string({ maxLength: 3 })), {
				maxLength: 12,
			})
			.map((parts) => parts.join('')),
		fc
			.tuple(fc.constantFrom(...NASTY, 'a', ...pieces), fc.integer({ min: 50, max: 400 }))
			.map(([piece, count]) => piece.repeat(count)),
	);
