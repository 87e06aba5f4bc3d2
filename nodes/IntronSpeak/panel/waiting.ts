import { waitingPanel } from '../../shared/run/waitingPanel';
import { OUTPUT_TITLES } from '../catalog/terms';
import { OPTIONS } from './options';

/** What the panel has, and says, of texts that take long. */
export const WAITING = waitingPanel({
	node: 'Intron Speak',
	result: 'audio',
	id: 'text ID',
	output: OUTPUT_TITLES.pending,
	fetchOperation: 'Get Speech',
	option: OPTIONS.onTimeOut.title,
});
