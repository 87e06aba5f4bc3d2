import { REFUSALS } from '../service/refusals.mts';
import type { ServedInstead } from './course.mts';
import type { JobScenario, RefusalScenario } from './scenario.mts';

/** Texts that are taken, after which the speaking or the audio differs. */
export const SPEECH_JOB_SCENARIOS: readonly JobScenario[] = [
	{
		name: 'accept-no-audio',
		title: 'Success without audio',
		description: 'The endpoint that waits answers 200 with a text ID and nothing else.',
		job: () => ({ timesOut: true, timeoutStatus: 200 }),
		only: 'text',
	},
	{
		name: 'text-id',
		title: 'Success with the text ID',
		description:
			'The reply with the audio names the text ID too, which the documentation does not show.',
		job: () => ({ namesId: true }),
		only: 'text',
	},
	{
		name: 'waiting-status',
		title: 'Another waiting status',
		description: 'While the text waits, its status is TTS_TEXT_PROCESSING, which few clients know.',
		job: () => ({ toldWaitingStatus: 'TTS_TEXT_PROCESSING' }),
		only: 'text',
	},
	{
		name: 'expired-link',
		title: 'Link is over',
		description:
			'The first link to the audio (or as many as given) is over when it is told; the status then tells a new one.',
		value: 'requests',
		job: (links) => ({ expiredLinks: Number(links ?? 1) }),
		only: 'text',
	},
	{
		name: 'audio-seconds',
		title: 'Long audio',
		description: 'The audio lasts an hour, or as many seconds as given.',
		value: 'seconds',
		job: (seconds) => ({ audioSeconds: Number.parseFloat(seconds ?? '3600') }),
		only: 'text',
	},
	{
		name: 'odd-audio',
		title: 'Other audio than asked for',
		description:
			'The audio is of the other format, or what is given: MP3, a web page, an empty file.',
		value: 'audio',
		job: (served = 'other') => ({ servedInstead: served as ServedInstead }),
		only: 'text',
	},
];

/** Texts that are turned down. */
export const SPEECH_REFUSAL_SCENARIOS: readonly RefusalScenario[] = [
	{
		name: 'text-too-long',
		title: 'Text too long',
		description: 'The text is refused as too long, with the limit (400).',
		refuse: REFUSALS.textTooLong,
		only: 'text',
	},
	{
		name: 'accent',
		title: 'Accent not supported',
		description: 'The accent is refused for the language (400).',
		refuse: REFUSALS.accent,
		only: 'text',
	},
	{
		name: 'gender',
		title: 'Gender not supported',
		description: 'The gender is refused for the accent (400).',
		refuse: REFUSALS.gender,
		only: 'text',
	},
];
