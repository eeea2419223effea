// The thread that reads what comes back of letters: whatever a report does to it, the register goes on.

import { parentPort } from 'node:worker_threads';
import { AppError } from '#platform/errors';
import { readReport } from './read-report.ts';

parentPort?.postMessage({ ready: true });
parentPort?.on('message', (source: string | Uint8Array) => void reply(typeof source === 'string' ? Buffer.from(source) : source));

async function reply(source: Uint8Array): Promise<void> {
  try {
    parentPort?.postMessage({ mail: await readReport(source) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    parentPort?.postMessage({ refusal: error.code });
  }
}
