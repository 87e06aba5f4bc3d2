import type { Verdict } from '../../shared/intron/answer';
import type { Reply } from '../../shared/intron/reply';
import type { WaitPlan } from '../../shared/intron/waiting';
import type { Item } from '../../shared/run/item';
import type { Speech } from '../catalog/speech';
import type { RequestedSpeech } from '../output/requestedSpeech';
import type { Options } from '../panel/options';

/** What is known of a text at the service, and the reply that told it. */
export type SpeechAnswer = Verdict<Speech> & { readonly reply?: Reply };

/** An item's text at the service, and what is to be made of it. */
export interface SpeechAtService {
	readonly item: Item;
	readonly requested: RequestedSpeech;
	readonly options: Options;
	/** How to wait for the audio; `undefined` to pass the text id on at once. */
	readonly wait?: WaitPlan;
}
