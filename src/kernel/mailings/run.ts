// One mailing is sent for a while: batches are made ahead, every connection takes the next letter, and one pump commits for all of them.

import { failureOf } from '#platform/mail';
import type { Answer, BulkLine, Slot } from '#platform/mail';
import { claimBatch } from './claim.ts';
import type { Making, Prepared } from './claim.ts';
import { handOver } from './hand-over.ts';
import { wordOf } from './outcome.ts';
import { createPump } from './pump.ts';
import type { Pump } from './pump.ts';
import { breakerOf } from './returns/index.ts';

export interface Ran {
  /** Letters for which the relay was asked. */
  readonly tried: number;
  readonly accepted: number;
  /** The relay, or the house's own disk, cannot be used now, as a code. */
  readonly away: string | null;
  /** Letters that the relay refused for what they are, one after the other. */
  readonly refusedInRow: number;
}

/** So few that the statements of a claim hold up nobody's page for long. */
const BATCH = 25;
/** Batches are made while those before are handed over. */
const LOW = 50;
/** After so many the fault is the letter's and not theirs. */
export const LETTER_REFUSALS = 10;

interface Run {
  readonly making: Making;
  readonly line: BulkLine;
  readonly pump: Pump;
  readonly supply: Supply;
  tried: number;
  accepted: number;
  away: string | null;
  refusedInRow: number;
}

/** Sends until nothing is due, the mailing is no longer ours, or the relay is away. Everything that was handed over is settled on return. */
export async function runMailing(making: Making, line: BulkLine): Promise<Ran> {
  const pump = createPump(making.deps, making.lease, making.at);
  const run: Run = { making, line, pump, supply: supplyOf(making, pump), tried: 0, accepted: 0, away: null, refusedInRow: 0 };
  const workers = Array.from({ length: making.rates.connections }, () => work(run));
  const ended = await Promise.allSettled(workers);
  await run.supply.idle();
  await pump.drained();
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
  run.supply.mustBeWhole();
  if (pump.failed) run.away ??= 'COMMIT';
  return run;
}

interface Supply {
  next(): Promise<Prepared | undefined>;
  idle(): Promise<void>;
  /** @throws what went wrong when a batch was made */
  mustBeWhole(): void;
}

function supplyOf(making: Making, pump: Pump): Supply {
  const queue: Prepared[] = [];
  let filling: Promise<void> | undefined;
  let over = false;
  let wrong: Error | undefined;

  function stop(): void {
    over = true;
    pump.halt();
  }

  async function fill(): Promise<void> {
    try {
      if (await isBroken(making)) return stop();
      const batch = await claimBatch(making, BATCH);
      if (batch === undefined) pump.halt();
      over = batch === undefined || batch.claimed < BATCH;
      queue.push(...(batch?.letters ?? []));
    } catch (error) {
      wrong = error instanceof Error ? error : new Error('a batch could not be made');
      stop();
    }
  }

  function refill(): Promise<void> {
    filling ??= fill().finally(() => {
      filling = undefined;
    });
    return filling;
  }

  return {
    async next() {
      for (;;) {
        if (pump.halted) return undefined;
        const letter = queue.shift();
        if (queue.length < LOW && !over) void refill();
        if (letter !== undefined) return letter;
        if (over && filling === undefined) return undefined;
        await refill();
      }
    },
    async idle() {
      await filling;
    },
    mustBeWhole() {
      if (wrong !== undefined) throw wrong;
    },
  };
}

/** Whether the letters that left last come back: whoever called asks why. */
async function isBroken({ deps, mailing }: Making): Promise<boolean> {
  return (await breakerOf(deps.database.db, mailing.id, resumedAt(mailing))) !== null;
}

export function resumedAt({ resumed_at: at }: Making['mailing']): Date | null {
  return at === null ? null : new Date(at);
}

/** One connection's work. */
async function work(run: Run): Promise<void> {
  let slot: Slot | undefined;
  try {
    for (let letter = await run.supply.next(); letter !== undefined; letter = await run.supply.next()) {
      slot ??= await opened(run);
      if (slot === undefined) return;
      run.tried += 1;
      if (!(await one(run, slot, letter))) {
        slot.release();
        slot = undefined;
      }
    }
  } catch (error) {
    run.pump.halt();
    throw error;
  } finally {
    slot?.release();
  }
}

async function opened(run: Run): Promise<Slot | undefined> {
  try {
    return await run.line.take();
  } catch (error) {
    leave(run, failureOf(error).code);
    return undefined;
  }
}

function leave(run: Run, code: string): void {
  run.away ??= code;
  run.pump.halt();
}

/** Hands one letter over, in the order that makes it safe. False when the connection is of no more use. */
async function one(run: Run, slot: Slot, letter: Prepared): Promise<boolean> {
  const { pump, making } = run;
  const { ledgerId, subjectId, address } = letter;
  const message = await letter.message;
  const asked = await slot.begin({ from: letter.from, to: address });
  if (asked.kind !== 'go') return heard(run, letter, asked);
  const cleared = await pump.ask({ ledgerId, subjectId, address, message }, () => slot.hold());
  if (cleared === null) {
    slot.abandon();
    return false;
  }
  making.at('after-gate');
  const answer = await handOver(slot, cleared);
  making.at('after-body');
  return heard(run, letter, answer);
}

function heard(run: Run, letter: Prepared, answer: Answer): boolean {
  run.pump.tell(wordOf(run.making.deps, letter, answer));
  if (answer.kind === 'accepted') {
    run.accepted += 1;
    run.refusedInRow = 0;
    return true;
  }
  if (answer.kind !== 'refused') return false;
  const { kind, code } = answer.failure;
  if (kind === 'relay') leave(run, code);
  if (kind === 'letter' && ++run.refusedInRow >= LETTER_REFUSALS) run.pump.halt();
  return kind !== 'relay' && !code.startsWith('BODY ') && !/\b421\b/.test(code);
}
