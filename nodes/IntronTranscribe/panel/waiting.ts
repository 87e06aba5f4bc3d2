import { waitingPanel } from '../../shared/run/waitingPanel';
import { OPTIONS } from './options';

/** What the panel has, and says, of recordings that take long. */
export const WAITING = waitingPanel({
	node: 'Intron Transcribe',
	result: 'result',
	id: 'file ID',
	fetchOperation: 'Get Transcript',
	option: OPTIONS.onTimeOut.title,
});
