// A restored copy sends nothing by itself: the database counts its batches, and a file beside the ledger, which no backup brings back, counts along.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { append } from '#kernel/audit';
import { SYSTEM } from '#kernel/rights';
import type { Tx } from '#platform/db';
import { appendFsync } from '#platform/files';
import { later, nowOf } from './deps.ts';
import type { MailingDeps } from './deps.ts';
import { changeMailing, mailingsIn, takeMailing } from './store/mailings.ts';
import { inherit } from './store/moves.ts';
import { countOn, countStands } from './store/rates.ts';

const FILE = 'mailings.epoch';
const LIVE = ['scheduled', 'freezing', 'sending'] as const;

type EpochDeps = Pick<MailingDeps, 'database' | 'clock' | 'config'>;

function fileOf({ config }: Pick<MailingDeps, 'config'>): string {
  return join(config.ledgerDir, FILE);
}

/** The highest count that was ever written; undefined when there is no file. */
function countInFile(deps: Pick<MailingDeps, 'config'>): number | undefined {
  const file = fileOf(deps);
  if (!existsSync(file)) return undefined;
  const counts = readFileSync(file, 'utf8').split('\n').map(Number);
  return counts.reduce((most, each) => (Number.isSafeInteger(each) ? Math.max(most, each) : most), 0);
}

/** One more batch, in the transaction that claims it. */
export function nextBatch(tx: Tx, deps: Pick<MailingDeps, 'clock'>, atLeast = 0): Promise<number> {
  return countOn(tx, nowOf(deps), atLeast);
}

/** Must have returned before a letter of the batch begins. */
export async function rememberBatch(deps: Pick<MailingDeps, 'config'>, count: number): Promise<void> {
  await appendFsync(fileOf(deps), String(count));
}

/** After the last letter of a turn: a copy from before it is older from now on, also when nothing is ever claimed again. */
export async function closeBatch(deps: EpochDeps): Promise<void> {
  await rememberBatch(deps, await deps.database.tx((tx) => nextBatch(tx, deps)));
}

/** Called once by each process that sends. True when the database was older than what has been sent: then nothing begins by itself. */
export async function awaken(deps: EpochDeps): Promise<boolean> {
  const written = countInFile(deps);
  const stands = await countStands(deps.database.db);
  const restored = stands < (written ?? 0) || (written === undefined && stands > 0);
  const count = await deps.database.tx(async (tx) => {
    if (restored) await holdMailings(tx, deps.clock.now());
    return nextBatch(tx, deps, written);
  });
  await rememberBatch(deps, count);
  return restored;
}

/** Of a copy that came back: what waits there may have been sent since. Each mailing asks; returns how many. */
export async function holdMailings(tx: Tx, now: Date): Promise<number> {
  const at = now.toISOString();
  const clock = { now: () => now };
  const live = await mailingsIn(tx, LIVE);
  for (const { id } of live) {
    await changeMailing(tx, { id, from: LIVE }, { state: 'paused', reason: 'restored', lease: null, lease_until: null });
    const taken = await takeMailing(tx, { id, states: ['paused'], lease: 'restored', now: at, until: later({ clock }, -1) });
    if (taken !== undefined) await inherit(tx, id, { fence: taken.fence, at });
    await append(tx, { at: now, actor: SYSTEM, action: 'mailing.pause', kind: 'mailing', recordId: id, detail: { reason: 'restored' } });
  }
  return live.length;
}
