// Notices are read in a thread of their own, one at a time, within a time and a memory that nothing can exceed.

import { Worker } from 'node:worker_threads';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import type { LintFinding } from '../lint/types.ts';
import type { Problem } from '../problem.ts';
import type { Reference } from '../reference-data.ts';
import type { Decisions } from './decide.ts';
import type { Fact, ImportFinding, NotUnderstood, Reading } from './types.ts';
import { watchWork } from '#platform/threads';

export interface ReadJob {
  /** Pasted text, or the bytes of a file. */
  source: string | Uint8Array;
  decisions: Decisions;
  today: string;
  reference: Reference;
}

export interface ReadAnswer {
  language: Reading['language'];
  text: string;
  facts: (Fact & { label: Text })[];
  notUnderstood: NotUnderstood[];
  /** What the reader says of the text as a whole. */
  refusals: ImportFinding[];
  findings: LintFinding[];
  yaml: string | null;
  problems: Problem[];
}

export interface ApartOptions {
  /** Work of the processor for one notice, once the thread stands: a machine busy with other things refuses nobody. */
  limitMs?: number;
  /** An idle thread goes away. */
  idleMs?: number;
  memoryMb?: number;
}

type Message = { ready: true } | { answer: ReadAnswer } | { refusal: { code: string; field?: string; params: Record<string, string> } };
const WAITING = 4;

/** A reader whose thread starts with the first notice and ends when none comes. */
export function createApartReader({ limitMs = 1500, idleMs = 60_000, memoryMb = 192 }: ApartOptions = {}) {
  let worker: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  /** @throws errors.reader-busy when several already wait. */
  function read(job: ReadJob): Promise<ReadAnswer> {
    if (waiting >= WAITING) throw appError('unavailable', 'errors.reader-busy');
    waiting += 1;
    const turn = last.then(() => one(job)).finally(() => (waiting -= 1));
    last = turn.catch(() => undefined);
    return turn;
  }

  async function one(job: ReadJob): Promise<ReadAnswer> {
    clearTimeout(idle);
    const thread = await standing();
    try {
      return await answered(thread, job, limitMs);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      await close();
      return refused(error.code);
    } finally {
      idle = setTimeout(() => void close(), idleMs).unref();
    }
  }

  /** A thread that could not start is not waited for again by the next notice. */
  function standing(): Promise<Worker> {
    const mine = (worker ??= started(memoryMb));
    void mine.catch(() => {
      if (worker === mine) worker = undefined;
    });
    return mine;
  }

  async function close(): Promise<void> {
    const ending = worker;
    worker = undefined;
    clearTimeout(idle);
    await (await ending)?.terminate();
  }
  return { read, close };
}

/** The thread was ended because of what it read. */
class Stopped extends Error {
  readonly code: 'too-slow' | 'too-large';
  constructor(code: Stopped['code']) {
    super(code);
    this.code = code;
  }
}

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

function answered(thread: Worker, job: ReadJob, limitMs: number): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const slow = () => finish(() => reject(new Stopped('too-slow')));
    const unwatch = watchWork(thread, limitMs, slow);
    const onMessage = (message: Message) => {
      if ('answer' in message) finish(() => resolve(message.answer));
      else if ('refusal' in message) finish(() => reject(appError('invalid', message.refusal.code, message.refusal)));
    };
    const onError = () => finish(() => reject(new Stopped('too-large')));
    thread.on('message', onMessage).on('error', onError).on('exit', onError);
    thread.postMessage(job);

    function finish(then: () => void): void {
      unwatch();
      thread.off('message', onMessage).off('error', onError).off('exit', onError);
      then();
    }
  });
}

const STOPPED: Readonly<Record<Stopped['code'], Text>> = {
  'too-slow': {
    fi: 'Lukeminen kesti liian kauan, joten se keskeytettiin.',
    sv: 'Läsningen tog för lång tid och avbröts.',
    en: 'Reading took too long and was stopped.',
  },
  'too-large': {
    fi: 'Tiedosto vei liikaa muistia, joten lukeminen keskeytettiin.',
    sv: 'Filen krävde för mycket minne och läsningen avbröts.',
    en: 'The file took too much memory, so reading was stopped.',
  },
};

function refused(code: Stopped['code']): ReadAnswer {
  const refusals = [{ code, message: STOPPED[code] }];
  return { language: 'unknown', text: '', facts: [], notUnderstood: [], refusals, findings: [], yaml: null, problems: [] };
}
