import { waitingPanel } from '../../shared/run/waitingPanel';
import { OPTIONS } from './options';

/** What the panel has, and says, of texts that take long. */
export const WAITING = waitingPanel({
	node: 'Intron Speak',
	result: 'audio',
	id: 'text ID',
	fetchOperation: 'Get Speech',
	option: OPTIONS.onTimeOut.title,
});
