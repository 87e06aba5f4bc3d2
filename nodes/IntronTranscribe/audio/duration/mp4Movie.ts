/** More tracks than any recording has; what a file says of others is not kept. */
const MAX_TRACKS = 32;

/** A length in units of a clock of the file's own. */
interface Timing {
	/** Units in a second. */
	readonly timescale: number;
	/** In units; 0 when unknown. */
	readonly duration: number;
}

interface Track {
	id: number;
	timing: Timing;
	/** Whether `moov` itself has some of its sound, of the length that it tells. */
	hasSamples: boolean;
	/** Units of a sample in a fragment, where the fragment doesn't say. */
	sampleDuration: number;
	/** Units in all fragments. */
	fragments: number;
}

const NO_TIMING: Timing = { timescale: 1, duration: 0 };

/** All bits set stand for an unknown length, of 32 or 64 bits. */
const known = (duration: number, unknown: number) => (duration >= unknown ? 0 : duration);

const u64 = (box: Buffer, offset: number) => Number(box.readBigUInt64BE(offset));

/** Boxes begin with their version: 1 has times of 64 bits. */
const isLong = (box: Buffer) => box.readUInt8(0) === 1;

/** `mvhd` and `mdhd` are alike in what counts. */
function readTiming(box: Buffer): Timing {
	return isLong(box)
		? { timescale: box.readUInt32BE(20), duration: known(u64(box, 24), 2 ** 64 - 1) }
		: { timescale: box.readUInt32BE(12), duration: known(box.readUInt32BE(16), 2 ** 32 - 1) };
}

const secondsOf = ({ timescale, duration }: Timing) => duration / timescale;

/** What the boxes of an MP4 file tell of its length; each method takes the content of one box. */
export class Mp4Movie {
	private header = NO_TIMING;

	private isFragmented = false;

	/** Of all fragments, in units of the movie; 0 when unknown. */
	private fragmentsDuration = 0;

	private readonly tracks: Track[] = [];

	/** The one that is being told of, which may be none of those that are kept. */
	private told: Track | undefined;

	/** The one that the fragment at hand is of. */
	private fragmentTrack: Track | undefined;

	/** Units of a sample in the fragment at hand. */
	private sampleDuration = 0;

	/** Whether `moov` has told all that there is to know. */
	get isComplete(): boolean {
		return !this.isFragmented || this.fragmentsDuration > 0;
	}

	mvhd(box: Buffer): void {
		this.header = readTiming(box);
	}

	trak(): void {
		const track = { id: 0, timing: NO_TIMING, hasSamples: false, sampleDuration: 0, fragments: 0 };
		this.told = track;
		if (this.tracks.length < MAX_TRACKS) this.tracks.push(track);
	}

	tkhd(box: Buffer): void {
		if (this.told) this.told.id = box.readUInt32BE(isLong(box) ? 20 : 12);
	}

	mdhd(box: Buffer): void {
		if (this.told) this.told.timing = readTiming(box);
	}

	stts(box: Buffer): void {
		if (this.told) this.told.hasSamples = box.readUInt32BE(4) > 0;
	}

	mvex(): void {
		this.isFragmented = true;
	}

	mehd(box: Buffer): void {
		this.fragmentsDuration = isLong(box) ? u64(box, 4) : box.readUInt32BE(4);
	}

	trex(box: Buffer): void {
		const track = this.track(box.readUInt32BE(4));
		if (track) track.sampleDuration = box.readUInt32BE(12);
	}

	tfhd(box: Buffer): void {
		const flags = box.readUInt32BE(0);
		this.fragmentTrack = this.track(box.readUInt32BE(4));
		const offset = 8 + (flags & 0x01 ? 8 : 0) + (flags & 0x02 ? 4 : 0);
		const isGiven = flags & 0x08;
		this.sampleDuration = isGiven
			? box.readUInt32BE(offset)
			: (this.fragmentTrack?.sampleDuration ?? 0);
	}

	/** @param count of samples that have the fragment's usual length */
	samples(count: number): void {
		this.units(count * this.sampleDuration);
	}

	/** @param units the length of samples that tell their own */
	units(units: number): void {
		if (this.fragmentTrack) this.fragmentTrack.fragments += units;
	}

	/** The length in seconds, as far as it was told. */
	seconds(): number | undefined {
		if (this.isFragmented && this.fragmentsDuration > 0) {
			return this.fragmentsDuration / this.header.timescale;
		}
		const withFragments = this.tracks.map(
			({ timing, hasSamples, fragments }) =>
				((hasSamples ? timing.duration : 0) + fragments) / timing.timescale,
		);
		const inTracks = this.tracks.map(({ timing }) => secondsOf(timing));
		const candidates = [
			this.isFragmented ? Math.max(0, ...withFragments) : 0,
			secondsOf(this.header),
			Math.max(0, ...inTracks),
		];
		return candidates.find((seconds) => seconds > 0);
	}

	private track(id: number): Track | undefined {
		return this.tracks.find((track) => track.id === id);
	}
}
