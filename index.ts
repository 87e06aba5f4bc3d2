export { IntronApi } from './credentials/IntronApi.credentials';
export { IntronSpeak } from './nodes/IntronSpeak/IntronSpeak.node';
export { IntronTranscribe } from './nodes/IntronTranscribe/IntronTranscribe.node';
