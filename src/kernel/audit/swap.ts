/** A restored database takes the place of the live one together with its ledger: prepared beside it, then swapped so that a crash at any point is finished by the next start. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { holdFile } from '#platform/db';
import { appError } from '#platform/errors';
import { replaceFile } from '#platform/files';
import { appendLines, readLedger, setAside } from './ledger-file.ts';
import type { LedgerLine } from './ledger-file.ts';

export interface Places {
  readonly dataDir: string;
  readonly ledgerDir: string;
}

export const DATABASE_FILE = 'lupaus.db';
/** From the moment a folder of this name stands in the data folder, what is in it counts. */
const READY = 'restored';
const LEDGER = 'ledger';

/**
 * Whoever opens the register holds its folder together with others, a restore holds it alone from beginning to end. Returns what lets go.
 * @throws errors.restore-running to who would open it, errors.restore-in-use to who would replace it
 */
export function holdFolder({ dataDir }: Pick<Places, 'dataDir'>, how: 'shared' | 'alone'): () => void {
  const letGo = holdFile(join(dataDir, 'lupaus.lock'), how);
  if (letGo !== undefined) return letGo;
  if (how === 'shared') throw appError('unavailable', 'errors.restore-running', { params: { path: dataDir } });
  throw appError('conflict', 'errors.restore-in-use', { params: { path: join(dataDir, DATABASE_FILE) } });
}

/** Where the ledger of a restore that is being prepared is kept. */
export function ledgerBeside(folder: string): string {
  return join(folder, LEDGER);
}

/** A prepared folder becomes the register, its ledger first: a database behind its ledger is brought up to it, one ahead of it is refused. */
export async function swapIn(prepared: string, places: Places): Promise<void> {
  await replaceFile(prepared, join(places.dataDir, READY));
  await finishSwap(places);
}

/** What every start does first: a swap that was begun is carried through. */
export async function finishSwap({ dataDir, ledgerDir }: Places): Promise<void> {
  const ready = join(dataDir, READY);
  const restored = join(ready, DATABASE_FILE);
  if (!existsSync(ready)) return;
  await takeOver(ledgerBeside(ready), ledgerDir);
  if (existsSync(restored)) {
    const live = join(dataDir, DATABASE_FILE);
    // A log left beside it belongs to the old database and would be played into the new one.
    for (const end of ['-wal', '-shm']) await rm(`${live}${end}`, { force: true });
    await replaceFile(restored, live);
  }
  await rm(ready, { recursive: true });
}

async function takeOver(from: string, to: string): Promise<void> {
  const {
    head: { seq, hash },
    broken,
  } = await readLedger(to, 0);
  const known = await readLedger(from, seq);
  const goesOn = broken === undefined && known.at === hash;
  if (!goesOn) await setAside(to, `before-${known.head.hash.slice(0, 8)}`);
  const lines: LedgerLine[] = [];
  await readLedger(from, 0, (line) => {
    if (!goesOn || line.seq > seq) lines.push(line);
    return Promise.resolve();
  });
  await appendLines(to, lines);
}
