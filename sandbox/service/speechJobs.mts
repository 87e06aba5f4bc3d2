/** The texts that the service speaks, and the links to what was spoken. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.mts';
import type { TextOrder } from '../text/order.mts';
import type { Utterance } from '../voice/voice.mts';
import { say } from '../voice/voice.mts';
import type { Job } from './jobs.mts';
import { Jobs } from './jobs.mts';

export type SpeechJob = Job<TextOrder>;

const STATUSES = {
	waiting: ['TTS_TEXT_AUDIO_QUEUED', 'TTS_TEXT_AUDIO_PENDING', 'TTS_TEXT_AUDIO_PROCESSING'],
	done: 'TTS_TEXT_AUDIO_GENERATED',
	failed: 'TTS_TEXT_AUDIO_PROCESSING_FAILED',
};

/** The folder of the audio on its server. */
export const AUDIO_PATH = '/intron-tts';

/** A signed link to audio, as S3 makes it. */
interface Link {
	readonly job: SpeechJob;
	/** In milliseconds since 1970. */
	readonly expiresAt: number;
}

/** What became of a text. */
export function utteranceOf({ order, course }: SpeechJob): Utterance {
	return say(order, course.job.audioSeconds);
}

export class SpeechJobs extends Jobs<TextOrder> {
	private readonly links = new Map<string, Link>();
	private readonly finalLinks = new Map<string, number>();

	constructor(private readonly time: Clock) {
		super(time, STATUSES);
	}

	/**
	 * Makes a new link to the audio of a job, which may not be there yet.
	 *
	 * @param lifetime seconds for which it is good
	 * @returns the path with its query
	 */
	link(job: SpeechJob, lifetime: number): string {
		const signature = randomUUID();
		const isOver =
			this.stateOf(job).isDone && this.countFinalLink(job) <= job.course.job.expiredLinks;
		const expiresAt = this.time.now() + (isOver ? -1 : lifetime * 1_000);
		this.links.set(signature, { job, expiresAt });
		const expires = Math.floor(expiresAt / 1_000);
		return `${AUDIO_PATH}/${job.id}.${utteranceOf(job).format}?Signature=${signature}&Expires=${expires}`;
	}

	/** Finds what a link leads to. */
	findLink(signature: unknown): Link | undefined {
		return this.links.get(String(signature));
	}

	/** Whether a link is good no more. */
	isOver({ expiresAt }: Link): boolean {
		return expiresAt <= this.time.now();
	}

	private countFinalLink({ id }: SpeechJob): number {
		const count = (this.finalLinks.get(id) ?? 0) + 1;
		this.finalLinks.set(id, count);
		return count;
	}
}
