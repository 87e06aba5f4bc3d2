import type { Words } from './faultTable';

/** How a node speaks of its jobs within a sentence. */
export interface JobNames {
	/** What is sent, e.g. `recording`. */
	readonly subject: string;
	/** Several of them at the start of a sentence, e.g. `Recordings`. */
	readonly subjects: string;
	/** What comes of it, e.g. `a transcript`. */
	readonly result: string;
	/** What tells it from others, e.g. `file ID`. */
	readonly id: string;
}

/** Words for those faults of any endpoint that can say what was sent. */
export const jobWords = ({ subject, subjects, result, id }: JobNames) =>
	({
		insufficientBalance: {
			message: `Your Intron account has not enough credits for this ${subject}`,
		},
		declined: {
			message: `Intron refused the ${subject}`,
			description: `Check the settings of the node and the ${subject}.`,
		},
		refused: { description: `Check the settings of the node and the ${subject}.` },
		unreadable: { message: `Intron's answer holds neither ${result} nor a ${id}` },
		outage: { meaning: `A 5xx answer, or a 408, without a ${id}.` },
		redirect: {
			description: `Enter the address that Intron gave you. ${subjects} are never sent on to a redirect.`,
		},
	}) satisfies Readonly<Record<string, Words>>;
