/**
 * No recording is paid for twice, and no file ID is lost, whatever happens. One file, so that
 * n8n's engine and the sandbox are started once for all.
 */
import './noUploadTwice/everyScenario.mts';
import './noUploadTwice/retryOnFail.mts';
import './noUploadTwice/statusFaults.mts';
