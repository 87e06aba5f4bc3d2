export { IntronApi } from './credentials/IntronApi.credentials';
export type { Category, ResultOption } from './nodes/IntronTranscribe/catalog/categories';
export { IntronTranscribe } from './nodes/IntronTranscribe/IntronTranscribe.node';
export type { Score } from './nodes/IntronTranscribe/output/scores';
export type { SpeakerTurn } from './nodes/IntronTranscribe/output/speakers';
export type { StillProcessingJson } from './nodes/IntronTranscribe/output/stillProcessing';
export type { TranscribedJson } from './nodes/IntronTranscribe/output/transcribed';
