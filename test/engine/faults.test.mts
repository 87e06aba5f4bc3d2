/** What goes wrong, and where it ends. One file, so that n8n's engine is started once for all. */
import './faults/badInput.mts';
import './faults/errorModes.mts';
import './faults/secrets.mts';
import './faults/serviceFaults.mts';
