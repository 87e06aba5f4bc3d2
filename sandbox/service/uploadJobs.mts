/** The recordings that the service works on. */
import {
	STATUS_QUEUED,
	STATUS_TRANSCRIBED,
} from '../../nodes/IntronTranscribe/catalog/statuses.ts';
import type { Clock } from '../clock.mts';
import type { UploadOrder } from '../form/order.mts';
import type { Job } from './jobs.mts';
import { Jobs } from './jobs.mts';

export type UploadJob = Job<UploadOrder>;

export type UploadJobs = Jobs<UploadOrder>;

const STATUSES = {
	waiting: [STATUS_QUEUED, 'FILE_PENDING', 'FILE_PROCESSING'],
	done: STATUS_TRANSCRIBED,
	failed: 'FILE_PROCESSING_FAILED',
};

export function newUploadJobs(clock: Clock): UploadJobs {
	return new Jobs(clock, STATUSES, ({ file }) => file.isAudio);
}
