/** Long and slow jobs. One file, so that n8n's engine and the sandbox are started once for all. */
import './longJobs/answerQuestion.mts';
import './longJobs/asTool.mts';
import './longJobs/getTranscript.mts';
import './longJobs/results.mts';
import './longJobs/waitForResult.mts';
