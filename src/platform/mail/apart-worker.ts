// The thread that reads what strangers sent: whatever a message does to it, the register goes on.

import { parentPort } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import { readMail } from './read-mail.ts';

parentPort?.postMessage({ ready: true });
parentPort?.on('message', (source: string | Uint8Array) => void reply(source));

async function reply(source: string | Uint8Array): Promise<void> {
  try {
    parentPort?.postMessage({ mail: await readMail(source) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    parentPort?.postMessage({ refusal: error.code });
  }
}
