// Messages are read in a thread of their own, one at a time, within a time and a memory that nothing can exceed.

import { Worker } from 'node:worker_threads';
import { appError } from '../errors.ts';
import type { ParsedMail } from './parsed.ts';
import type { MailReport } from './report/report.ts';
import { watchWork } from '../threads.ts';

interface Reader<T> {
  /** @throws errors.mail-file-unreadable and its kin, errors.mail-file-slow, errors.mail-reader-busy */
  read(source: string | Uint8Array): Promise<T>;
  close(): Promise<void>;
}
export type MailReader = Reader<ParsedMail>;
export type ReportReader = Reader<MailReport>;

export interface MailReaderOptions {
  /** Work of the processor for one message, once the thread stands: a machine busy with other things refuses nobody. */
  readonly limitMs?: number;
  /** An idle thread goes away. */
  readonly idleMs?: number;
  readonly memoryMb?: number;
}

type Message<T> = { ready: true } | { mail: T } | { refusal: string };
const WAITING = 8;
/** Reports are short and come in storms. */
const WAITING_REPORTS = 64;

/** A reader of letters whose thread starts with the first message and ends when none comes. */
export function createMailReader(options: MailReaderOptions = {}): MailReader {
  return createReader(new URL('./apart-worker.ts', import.meta.url), WAITING, options);
}

/** A reader of what comes back of letters, in a thread of its own kind. */
export function createReportReader(options: MailReaderOptions = {}): ReportReader {
  return createReader(new URL('./report/worker.ts', import.meta.url), WAITING_REPORTS, options);
}

function createReader<T>(script: URL, most: number, { limitMs = 3000, idleMs = 60_000, memoryMb = 256 }: MailReaderOptions): Reader<T> {
  let worker: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  async function one(source: string | Uint8Array): Promise<T> {
    clearTimeout(idle);
    worker ??= started(script, memoryMb).catch((error: unknown) => {
      worker = undefined;
      throw error;
    });
    const thread = await worker;
    try {
      return await answered<T>(thread, source, limitMs);
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
      if (waiting >= most) throw appError('unavailable', 'errors.mail-reader-busy');
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

function started(script: URL, memoryMb: number): Promise<Worker> {
  const thread = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 }, env: {} });
  thread.unref();
  return new Promise((resolve, reject) => {
    thread.once('message', () => resolve(thread));
    thread.once('error', reject);
  });
}

function answered<T>(thread: Worker, source: string | Uint8Array, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => finish(() => reject(new Stopped()));
    const unwatch = watchWork(thread, limitMs, stop);
    const onMessage = (message: Message<T>) => {
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
