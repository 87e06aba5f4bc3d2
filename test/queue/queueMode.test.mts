/** One file, so that n8n is started once for all, and no test is disturbed by another's load. */
import './queueMode/speed.mts';
import './queueMode/manyExecutions.mts';
import './queueMode/stoppedWorker.mts';
import './queueMode/killedWorker.mts';
import './queueMode/settings.mts';
