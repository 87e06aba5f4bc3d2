/** Many items, and runs that end early. One file, so that n8n's engine is started once for all. */
import './pace/cancel.mts';
import './pace/limits.mts';
import './pace/pool.mts';
import './pace/stoppedRun.mts';
