import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// n8n-core reads these while it is imported, and would otherwise write into the user's own folder.
process.env.N8N_USER_FOLDER = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-intron-engine-'));
process.env.N8N_ENCRYPTION_KEY = 'engine-tests-0123456789abcdef';
process.env.N8N_LOG_LEVEL = 'silent';
