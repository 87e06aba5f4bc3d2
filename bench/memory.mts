import { CAMP_NAMES, type Camp, type CampName, withCamps } from './camps.mts';
import { HTTP_REQUEST, OURS } from './contestants.mts';
import { alternate, median } from './measure.mts';
import { makeRecordings } from './recordings.mts';
import { atMost, megabytes, type Report } from './report.mts';

const MB = 1_000_000;
const ROUNDS = 5;
const ALLOWANCE = 10 * MB;

/** Recordings at the same time; the last two loads differ in their number only. */
const ONE = { count: 1, bytes: 100 * MB };
const TEN = { count: 10, bytes: 20 * MB };
const TWENTY = { count: 20, bytes: 20 * MB };

type Grown = Record<CampName, number[]>;

/** How much n8n's process grows while large recordings are sent, files being kept on disk. */
export async function memory(tarball: string, folder: string): Promise<Report> {
	return await withCamps(tarball, folder, async (camps) => {
		const measure = async ({ count, bytes }: typeof ONE): Promise<Grown> => {
			const recordings = makeRecordings(folder, count, bytes);
			const grow = async ({ memory: ram, prepare }: Camp) => {
				const run = await prepare(recordings, count);
				return async () => {
					const before = ram.now();
					return (await ram.peakDuring(run)) - before;
				};
			};
			const contestants = {
				[OURS]: await grow(camps[OURS]),
				[HTTP_REQUEST]: await grow(camps[HTTP_REQUEST]),
			};
			return await alternate(contestants, ROUNDS);
		};
		const one = await measure(ONE);
		const ten = await measure(TEN);
		const twenty = await measure(TWENTY);
		const worst = (grown: Grown, name: CampName) => Math.max(...grown[name]);
		const row = ({ count, bytes }: typeof ONE, grown: Grown) => [
			`${count} × ${bytes / MB} MB`,
			...CAMP_NAMES.flatMap((name) => [
				megabytes(worst(grown, name)),
				megabytes(median(grown[name])),
			]),
		];
		return {
			title: `Memory: growth of n8n's process, worst and median of ${ROUNDS} rounds`,
			columns: ['', ...CAMP_NAMES.flatMap((name) => [`${name}, worst`, 'median'])],
			rows: [row(ONE, one), row(TEN, ten), row(TWENTY, twenty)],
			goals: [
				atMost(
					`one file: worst round, HTTP Request's worst round + ${megabytes(ALLOWANCE)}`,
					worst(one, OURS),
					worst(one, HTTP_REQUEST) + ALLOWANCE,
					megabytes,
				),
				atMost(
					`twenty files: median, that of ten files + ${megabytes(ALLOWANCE)}`,
					median(twenty[OURS]),
					median(ten[OURS]) + ALLOWANCE,
					megabytes,
				),
			],
			measurements: { one, ten, twenty },
		};
	});
}
