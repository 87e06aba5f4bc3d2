export { IntronApi } from './credentials/IntronApi.credentials';
export { IntronTranscribe } from './nodes/IntronTranscribe/IntronTranscribe.node';
