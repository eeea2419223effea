// Messages are read in a thread of their own, one at a time, within a time and a memory that nothing can exceed.

import { Worker } from 'node:worker_threads';
import { appError } from '../errors.ts';
import type { ParsedMail } from './parsed.ts';
import { watchWork } from '../threads.ts';

export interface MailReader {
  /** @throws errors.mail-file-unreadable and its kin, errors.mail-file-slow, errors.mail-reader-busy */
  read(source: string | Uint8Array): Promise<ParsedMail>;
  close(): Promise<void>;
}

export interface MailReaderOptions {
  /** Work of the processor for one message, once the thread stands: a machine busy with other things refuses nobody. */
  readonly limitMs?: number;
  /** An idle thread goes away. */
  readonly idleMs?: number;
  readonly memoryMb?: number;
}

type Message = { ready: true } | { mail: ParsedMail } | { refusal: string };
const WAITING = 8;

/** A reader whose thread starts with the first message and ends when none comes. */
export function createMailReader({ limitMs = 3000, idleMs = 60_000, memoryMb = 256 }: MailReaderOptions = {}): MailReader {
  let worker: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  async function one(source: string | Uint8Array): Promise<ParsedMail> {
    clearTimeout(idle);
    worker ??= started(memoryMb).catch((error: unknown) => {
      worker = undefined;
      throw error;
    });
    const thread = await worker;
    try {
      return await answered(thread, source, limitMs);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      await close();
      throw appError('invalid', 'errors.mail-file-slow', { field: 'file' });
    } finally {
      idle = setTimeout(() => void close(), idleMs).unref();
    }
  }

  async function close(): Promise<void> {
    const ending = worker;
    worker = undefined;
    clearTimeout(idle);
    await (await ending)?.terminate();
  }

  return {
    read(source) {
      if (waiting >= WAITING) throw appError('unavailable', 'errors.mail-reader-busy');
      waiting += 1;
      const turn = last.then(() => one(source)).finally(() => (waiting -= 1));
      last = turn.catch(() => undefined);
      return turn;
    },
    close,
  };
}

/** The thread was ended because of what it read. */
class Stopped extends Error {}

function started(memoryMb: number): Promise<Worker> {
  const thread = new Worker(new URL('./apart-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
    env: {},
  });
  thread.unref();
  return new Promise((resolve, reject) => {
    thread.once('message', () => resolve(thread));
    thread.once('error', reject);
  });
}

function answered(thread: Worker, source: string | Uint8Array, limitMs: number): Promise<ParsedMail> {
  return new Promise((resolve, reject) => {
    const stop = () => finish(() => reject(new Stopped()));
    const unwatch = watchWork(thread, limitMs, stop);
    const onMessage = (message: Message) => {
      if ('mail' in message) finish(() => resolve(message.mail));
      else if ('refusal' in message) finish(() => reject(appError('invalid', message.refusal, { field: 'file' })));
    };
    thread.on('message', onMessage).on('error', stop).on('exit', stop);
    thread.postMessage(source);

    function finish(then: () => void): void {
      unwatch();
      thread.off('message', onMessage).off('error', stop).off('exit', stop);
      then();
    }
  });
}
