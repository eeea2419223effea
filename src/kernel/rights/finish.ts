// After the rows are gone: the ledger is copied, indexes and log are emptied, the person is looked for again, and only then a certificate is signed.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorKind } from '#platform/db';
import { readBackupHeader } from '#platform/files';
import { flushLedger } from '#kernel/audit';
import { issueCertificate } from './certificate.ts';
import type { RightsDeps } from './deps.ts';
import { openNeedles } from './needles.ts';
import { readOutcome } from './outcome.ts';
import type { Outcome, Recheck } from './outcome.ts';
import { rediscover } from './rediscover.ts';
import { strikeWords } from './strike.ts';
import { forgetInIndexes } from './store/bulk.ts';
import { advanceErasures, erasuresByIds, uncertified } from './store/queries.ts';
import type { ErasureRow } from './tables.ts';

export interface Finished {
  readonly certified: number;
  /** Erased, but not yet certified: found again somewhere, or the log could not be emptied. */
  readonly pending: number;
}

/** One erasure just carried out, and whether the search index forgot at once when it was. */
export interface JustErased {
  readonly id: string;
  readonly indexForgot: boolean;
}

/** Proves the erasure named, or all that still wait for their proof. Safe to repeat after a crash at any point. */
export async function finishErasures(deps: RightsDeps, only?: JustErased): Promise<Finished> {
  const rows = (await uncertified(deps.database.db)).filter(({ id }) => only === undefined || only.id === id);
  // Also when nobody went wholly: what was blanked is in the ledger too, and the caller is about to report it done.
  await flushLedger({ database: deps.database, folder: deps.config.ledgerDir, clock: deps.clock });
  if (rows.length === 0) return { certified: 0, pending: 0 };
  if (!(await emptied(deps, only?.indexForgot === true))) return { certified: 0, pending: rows.length };
  const sought = rows.map((row) => ({
    erasureId: row.id,
    subjectId: row.subject_id,
    needles: row.needles === null ? [] : openNeedles(deps.keys.sealing, row.needles),
  }));
  let checks = await rediscover(deps, sought, foldersOf(deps));
  if ((await strikeWords(deps, sought, checks)) > 0) checks = await rediscover(deps, sought, foldersOf(deps));
  const certified = await writeResults(
    deps,
    rows.map(({ id }) => id),
    { checks, backups: await backupTimes(deps) },
  );
  const pending = rows.length - certified;
  deps.log[pending > 0 ? 'warn' : 'info']('erasure.finished', { certified, pending });
  return { certified, pending };
}

/** Files that live beside the database: the ledger, and what imports left. */
function foldersOf({ config, scanFolders }: RightsDeps): readonly string[] {
  return scanFolders ?? [config.ledgerDir, join(config.dataDir, 'imports')];
}

/** When the backups at hand were made, by their own labels. */
async function backupTimes({ config }: RightsDeps): Promise<string[]> {
  const names = config.backupDir === undefined ? [] : await readdir(config.backupDir).catch((): string[] => []);
  const labels = await Promise.all(
    names.filter((name) => name.endsWith('.lupaus')).map((name) => readBackupHeader(join(config.backupDir, name)).catch(() => undefined)),
  );
  return labels.flatMap((label) => (typeof label?.['createdAt'] === 'string' ? [label['createdAt']] : []));
}

async function emptied({ database, registry, log }: RightsDeps, indexForgot: boolean): Promise<boolean> {
  try {
    await (indexForgot ? database.emptyLog() : forgetInIndexes(database, registry));
    return true;
  } catch (error) {
    if (errorKind(error) !== 'busy') throw error;
    log.warn('erasure.log-busy');
    return false;
  }
}

const CHUNK = 500;
const MOST_PLACES = 20;

interface Looked {
  readonly checks: ReadonlyMap<string, Recheck>;
  readonly backups: readonly string[];
}

async function writeResults(deps: RightsDeps, ids: readonly string[], { checks, backups }: Looked): Promise<number> {
  let certified = 0;
  for (let start = 0; start < ids.length; start += CHUNK) {
    const done = await deps.database.tx(async (tx) => {
      const rows = await erasuresByIds(tx, ids.slice(start, start + CHUNK));
      const results = rows.map((row) => resultOf(deps, row, checks.get(row.id), backups));
      await advanceErasures(tx, results);
      return results;
    });
    certified += done.filter(({ state }) => state === 'certified').length;
  }
  return certified;
}

function resultOf(deps: RightsDeps, row: ErasureRow, recheck: Recheck | undefined, backups: readonly string[]): ErasureRow {
  if (!recheck) return row;
  const { places, toRead, ...looked } = recheck;
  const shown: Recheck = {
    ...looked,
    ...(places ? { places: places.slice(0, MOST_PLACES) } : {}),
    ...(toRead ? { toRead: toRead.slice(0, MOST_PLACES) } : {}),
  };
  const outcome: Outcome = { ...readOutcome(row.result), recheck: shown };
  const result = JSON.stringify(outcome);
  if (recheck.found > 0) return { ...row, result };
  const certificate = JSON.stringify(issueCertificate(deps, row, { outcome, recheck: shown, backups }));
  return { ...row, result, state: 'certified', needles: null, certified_at: recheck.at, certificate };
}
