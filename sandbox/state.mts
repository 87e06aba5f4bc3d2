import type { Clock } from './clock.mts';
import { RequestLog } from './control/requestLog.mts';
import type { NextScenario, SandboxState } from './control/types.mts';
import type { Fault } from './scenarios/course.mts';
import { typedTokens } from './scenarios/tokens.mts';
import { RateLimiter } from './service/rateLimiter.mts';
import { SpeechJobs } from './service/speechJobs.mts';
import type { UploadJobs } from './service/uploadJobs.mts';
import { newUploadJobs } from './service/uploadJobs.mts';
import type { Settings } from './settings.mts';

/** All that the sandbox remembers. */
export class State {
	settings: Settings;
	uploads: UploadJobs;
	texts: SpeechJobs;
	limiter: RateLimiter;
	log = new RequestLog();
	next: NextScenario | null = null;
	private metFaults = new Map<string, number>();
	private earlierRevisions = 0;

	/**
	 * @param key the only API key that is right
	 * @param initialSettings what a reset brings back
	 */
	constructor(
		readonly key: string,
		private readonly initialSettings: Settings,
		readonly clock: Clock,
	) {
		this.settings = { ...initialSettings };
		this.uploads = newUploadJobs(clock);
		this.texts = new SpeechJobs(clock);
		this.limiter = new RateLimiter(clock);
	}

	/** Forgets everything, as if the sandbox had just been started. */
	reset(): void {
		this.earlierRevisions += this.log.revision + 1;
		this.settings = { ...this.initialSettings };
		this.uploads = newUploadJobs(this.clock);
		this.texts = new SpeechJobs(this.clock);
		this.limiter = new RateLimiter(this.clock);
		this.log = new RequestLog();
		this.next = null;
		this.metFaults = new Map();
	}

	changeSettings(changes: Partial<Settings>): void {
		this.settings = { ...this.settings, ...changes };
		this.earlierRevisions += 1;
	}

	/** Chooses what the next uploads and texts meet; `null` for nothing special. */
	chooseNext(next: NextScenario | null): void {
		this.next = next;
		this.earlierRevisions += 1;
	}

	/** The tokens that were chosen for the next upload or text. */
	nextTokens(): string[] {
		return typedTokens(this.next?.scenario ?? '');
	}

	/** Notes that an upload or text has met what was chosen for it. */
	takeNext(): void {
		if (!this.next) return;
		const { scenario, times } = this.next;
		this.next = times > 1 ? { scenario, times: times - 1 } : null;
	}

	/**
	 * Finds the fault that a request meets now.
	 *
	 * @param faults those that were chosen; a fault that was met often enough is passed over
	 * @param subject whose requests are counted together: the name of an upload, a text, or the ID of a job
	 */
	meetFault(faults: readonly Fault[], subject: string): Fault | undefined {
		for (const fault of faults) {
			const name = `${fault.token} ${subject}`;
			const met = this.metFaults.get(name) ?? 0;
			this.metFaults.set(name, met + 1);
			if (met < fault.times) return fault;
		}
		return undefined;
	}

	describe(): SandboxState {
		const { complaints, downloads, replies, revision, total } = this.log;
		return {
			acceptedUploads: this.uploads.count,
			acceptedTexts: this.texts.count,
			downloads,
			requests: total,
			complaints,
			replies,
			next: this.next,
			settings: this.settings,
			revision: this.earlierRevisions + revision,
		};
	}
}
