// One commit for everything that waits at a moment: what the relay has answered is written, and who stands at the gate is let through, together.

import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Tx } from '#platform/db';
import { nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import type { AtPoint } from './faults.ts';
import { passGate } from './gate.ts';
import type { AtTheGate, Cleared, GateAnswer } from './gate.ts';
import type { Word } from './outcome.ts';
import { recordReturn } from './returns/index.ts';
import type { Lease } from './store/mailings.ts';
import { settleRows } from './store/moves.ts';
import type { Settled } from './store/moves.ts';

export interface Pump {
  /** The letter as one that may leave, or null: then nothing of it was handed over. `hold` is called just before permission is read. */
  ask(letter: AtTheGate, hold: () => void): Promise<Cleared | null>;
  /** What became of a letter. It is written before the connection it came over passes the gate again. */
  tell(word: Word): void;
  /** Resolves when everything that was told is written, or cannot be. */
  drained(): Promise<void>;
  /** Nothing begins any more. */
  halt(): void;
  readonly halted: boolean;
  /** A commit failed: the disk is full, say, or the file cannot be written. */
  readonly failed: boolean;
}

interface Asked {
  readonly letter: AtTheGate;
  hold(): void;
  answer(cleared: Cleared | null): void;
}

/** A full disk or a locked file may pass; what is in doubt then stays in doubt, and no letter leaves meanwhile. */
const TRIES = 7;
const PAUSE_MS = 25;

interface Waiting {
  asks: Asked[];
  words: Word[];
  halted: boolean;
  failed: boolean;
  /** One after the other. */
  failures: number;
}

export function createPump(deps: MailingDeps, lease: Lease, at: AtPoint): Pump {
  const waiting: Waiting = { asks: [], words: [], halted: false, failed: false, failures: 0 };
  let working: Promise<void> | undefined;

  function begin(): void {
    working ??= commit(waiting, { deps, lease, at }).finally(() => {
      working = undefined;
      if (waiting.asks.length > 0 || (waiting.words.length > 0 && waiting.failures < TRIES)) begin();
    });
  }

  return {
    ask(letter, hold) {
      if (waiting.halted) return Promise.resolve(null);
      return new Promise((answer) => {
        waiting.asks.push({ letter, hold, answer });
        begin();
      });
    },
    tell(word) {
      waiting.words.push(word);
      begin();
    },
    async drained() {
      while (working !== undefined) await working;
    },
    halt() {
      waiting.halted = true;
    },
    get halted() {
      return waiting.halted;
    },
    get failed() {
      return waiting.failed;
    },
  };
}

async function commit(waiting: Waiting, of: Committing): Promise<void> {
  const { deps, lease, at } = of;
  // Answers that have come in the same turn share the commit.
  await turn();
  const { asks: asking, words: telling } = waiting;
  waiting.asks = [];
  waiting.words = [];
  try {
    at('before-gate');
    const answer = await deps.database.tx((tx) => together(tx, of, { asking, telling }));
    waiting.failures = 0;
    waiting.halted ||= answer.halted;
    if (telling.length > 0) at('after-settle');
    for (const each of asking) each.answer(answer.cleared.get(each.letter.ledgerId) ?? null);
  } catch (error) {
    // Rolled back: nobody passed, and what was told must be told again before anybody does.
    waiting.words = [...telling, ...waiting.words];
    waiting.failures += 1;
    waiting.failed = true;
    waiting.halted = true;
    for (const each of asking) each.answer(null);
    deps.log.error('mailing.commit', { mailing: lease.mailingId, error: error instanceof Error ? error.name : 'error' });
    if (waiting.failures < TRIES) await wait(PAUSE_MS * 2 ** waiting.failures);
  }
}

interface Committing {
  readonly deps: MailingDeps;
  readonly lease: Lease;
  readonly at: AtPoint;
}

async function together(
  tx: Tx,
  { deps, lease, at }: Committing,
  { asking, telling }: { asking: readonly Asked[]; telling: readonly Word[] },
): Promise<GateAnswer> {
  await settle(tx, deps, lease, telling);
  if (telling.length > 0) at('in-settle');
  if (asking.length === 0) return { cleared: new Map(), halted: false };
  for (const { hold } of asking) hold();
  const letters = asking.map(({ letter }) => letter);
  const answer = await passGate(tx, deps, lease, letters);
  at('in-gate');
  return answer;
}

async function settle(tx: Tx, deps: MailingDeps, lease: Lease, words: readonly Word[]): Promise<void> {
  const at = nowOf(deps);
  for (const [said, alike] of Map.groupBy(words, ({ settled }) => JSON.stringify(settled))) {
    const ids = alike.map(({ ledgerId }) => ledgerId);
    await settleRows(tx, lease, { ids, at, ...(JSON.parse(said) as Settled) });
  }
  for (const { ledgerId, came } of words)
    if (came !== undefined) await recordReturn(tx, deps, { ledgerId, ...came, source: 'smtp', at: deps.clock.now() });
}
