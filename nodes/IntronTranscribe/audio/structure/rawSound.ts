/** Sound without any header, told by what sound looks like. */
import type { Head } from '../head';

/** A frame of GSM 06.10 (full rate): four bits that are always the same, then 260 of sound. */
const GSM_FRAME_BYTES = 33;
const GSM_MARK = 0xd;
const FEWEST_GSM_FRAMES = 8;

export function isGsm({ bytes }: Head): boolean {
	const frames = Math.floor(bytes.length / GSM_FRAME_BYTES);
	if (frames < FEWEST_GSM_FRAMES) return false;
	for (let frame = 0; frame < frames; frame++) {
		if (bytes.readUInt8(frame * GSM_FRAME_BYTES) >> 4 !== GSM_MARK) return false;
	}
	return true;
}

/** How much of a file is looked at. */
const MEASURED_BYTES = 16_384;

/** Fewer samples say nothing. */
const FEWEST_SAMPLES = 800;

/** What part of speech on the telephone is at least quiet, and at least of each sign. */
const QUIET_SHARE = 0.7;
const SIGN_SHARE = 0.15;

/** Whether samples are mostly quiet and swing about zero. */
function swings(samples: Iterable<number>, quiet: number): boolean {
	let count = 0;
	let quietOnes = 0;
	let above = 0;
	let below = 0;
	for (const sample of samples) {
		count += 1;
		if (Math.abs(sample) <= quiet) quietOnes += 1;
		if (sample > 0) above += 1;
		if (sample < 0) below += 1;
	}
	return (
		count >= FEWEST_SAMPLES &&
		quietOnes >= count * QUIET_SHARE &&
		Math.min(above, below) >= count * SIGN_SHARE
	);
}

/** How the bits of a byte are turned, in µ-law and in A-law. */
const COMPANDINGS = [0xff, 0x55];

/** The steps of a companded sample that are quiet, of 128. */
const QUIET_STEPS = 64;

const SIGN = 0x80;

/** µ-law or A-law: a sign and seven bits of loudness, in steps that grow. */
export function isCompanded({ bytes }: Head): boolean {
	return COMPANDINGS.some((turned) => {
		const sampleOf = (byte: number) => {
			const loudness = 1 + ((byte ^ turned) & ~SIGN);
			return byte & SIGN ? loudness : -loudness;
		};
		return swings(Array.from(bytes.subarray(0, MEASURED_BYTES), sampleOf), QUIET_STEPS);
	});
}

/** Of 32,768: louder than that, speech on the telephone rarely is. */
const QUIET_AMPLITUDE = 4096;

/** Samples of two bytes, the smaller first, as Asterisk writes them. */
export function isLinear({ bytes }: Head): boolean {
	const count = Math.floor(Math.min(bytes.length, MEASURED_BYTES) / 2);
	const samples = Array.from({ length: count }, (_none, i) => bytes.readInt16LE(2 * i));
	return swings(samples, QUIET_AMPLITUDE);
}
