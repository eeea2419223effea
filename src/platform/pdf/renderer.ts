// One document at a time in a child process that ends when idle; a document that never ends takes only the child with it.

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { appError } from '../errors.ts';
import type { PdfAnswer, PdfRequest } from './worker.ts';

export interface PdfRenderer {
  render(source: string): Promise<Uint8Array>;
  /** Process id of the child while it lives. */
  child(): number | undefined;
  close(): void;
}

const WORKER = join(import.meta.dirname, 'worker.ts');

export function createPdfRenderer({ idleMs = 20_000, timeoutMs = 60_000 } = {}): PdfRenderer {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function started(): ChildProcess {
    clearTimeout(idle);
    if (child?.connected) return child;
    // No environment: the child needs none of the register's secrets. The wire format carries bytes as bytes.
    const made = fork(WORKER, [], { serialization: 'advanced', execArgv: [], env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    made.once('exit', () => {
      if (child === made) child = undefined;
    });
    return (child = made);
  }

  function close(): void {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  }

  // Between documents neither the child nor its timer keeps the register's process alive.
  function rest(): void {
    child?.unref();
    child?.channel?.unref();
    idle = setTimeout(close, idleMs).unref();
  }

  async function one(source: string): Promise<Uint8Array> {
    const press = started();
    press.ref();
    press.channel?.ref();
    try {
      const answer = await exchange(press, { source }, timeoutMs);
      if ('failed' in answer) throw appError('unavailable', 'errors.pdf-failed', { params: { reason: answer.failed.slice(0, 500) } });
      return answer.pdf;
    } catch (error) {
      if (error instanceof Error && error.message === LOST) {
        close();
        throw appError('unavailable', 'errors.pdf-failed');
      }
      throw error;
    } finally {
      rest();
    }
  }

  // A child in the middle of a document would not notice that the register has ended.
  process.once('exit', close);
  return {
    render(source) {
      const result = queue.then(() => one(source));
      queue = result.catch(() => undefined);
      return result;
    },
    child: () => child?.pid,
    close,
  };
}

const LOST = 'the printing process is gone';

function exchange(press: ChildProcess, request: PdfRequest, timeoutMs: number): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(lost, timeoutMs);
    function lost(): void {
      settle();
      reject(new Error(LOST));
    }
    function answered(answer: unknown): void {
      settle();
      resolve(answer as PdfAnswer);
    }
    function settle(): void {
      clearTimeout(timer);
      press.off('message', answered).off('exit', lost).off('error', lost);
    }
    press.once('message', answered).once('exit', lost).once('error', lost);
    press.send(request, (error) => error && lost());
  });
}
