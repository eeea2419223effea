// Looking again happens by itself: after each night's run, and at least every six hours; a backup is taken every night and dies after its declared life.

import { rm } from 'node:fs/promises';
import { probeWhenDue } from '#kernel/requests';
import { lastFinishedRun, runIsDue } from '#kernel/retention';
import { addPeriod, localDate } from '#platform/clock';
import { backups, takeBackup } from './backups.ts';
import { renewFile } from './renew.ts';
import { runChecks } from './run.ts';
import { dropPast, lookedOn } from './store/queries.ts';
import type { ProofDeps } from './run.ts';

const LOOK_EVERY_MS = 6 * 3_600_000;
/** The life of a backup as the notice declares it. */
export const BACKUP_LIFE = 'P35D';

/** What follows a nightly run: the unused parts of the file wiped, a backup unless the day has one, old backups gone, and a look at every promise. Failures are logged and never end the process. */
export async function afterNight(proof: ProofDeps): Promise<void> {
  const { deps } = proof;
  try {
    // What fails here stays due and breaks its own promise in time; the backup and the checks are owed all the same.
    await renewFile(deps).catch((error: unknown) =>
      deps.log.error('file.not-wiped', { error: error instanceof Error ? error.name : 'error' }),
    );
    if (!(await hasBackupOf(proof, localDate(deps.clock.now())))) await takeBackup(deps);
    await dropOldBackups(proof);
    await tidy(proof);
    await probeWhenDue(deps, proof.postForm);
    await runChecks(proof);
  } catch (error) {
    deps.log.error('proof.night', { error: error instanceof Error ? error.name : 'error' });
  }
}

/**
 * Looks again every six hours, so that a broken promise is seen on the day it breaks, and at start when nobody has looked at this
 * version today and no run is about to. Returns what stops it.
 */
export function startLooking(proof: ProofDeps): () => Promise<void> {
  let working: Promise<unknown> | undefined;
  function work(look: () => Promise<void>): void {
    if (!proof.deps.policy.current()) return;
    working ??= look().finally(() => {
      working = undefined;
    });
  }
  // The whole of it, so that a day whose run was pressed by hand has its backup too.
  const timer = setInterval(() => work(() => afterNight(proof)), LOOK_EVERY_MS);
  timer.unref();
  work(() => lookAtStart(proof));
  return async () => {
    clearInterval(timer);
    await working;
  };
}

async function lookAtStart(proof: ProofDeps): Promise<void> {
  const { deps } = proof;
  try {
    const at = deps.clock.now();
    const { db } = deps.database;
    if (runIsDue(at, (await lastFinishedRun(db, at))?.day)) return;
    const seen = await lookedOn(db, deps.policy.current()?.versionId ?? '', localDate(at), at.toISOString());
    if (!seen) await afterNight(proof);
  } catch (error) {
    deps.log.error('proof.start', { error: error instanceof Error ? error.name : 'error' });
  }
}

/** The product keeps its own periods too: evidence six years, closed accounts two, ended sessions thirty days. */
async function tidy({ deps }: ProofDeps): Promise<void> {
  const today = localDate(deps.clock.now());
  const days = { evidence: addPeriod(today, '-P6Y'), accounts: addPeriod(today, '-P2Y'), sessions: addPeriod(today, '-P30D') };
  await deps.database.tx((tx) => dropPast(tx, days));
}

/** A backup that a clock running ahead dated in the future is not today's. */
async function hasBackupOf(proof: ProofDeps, day: string): Promise<boolean> {
  return (await backups(proof.deps)).some(({ at }) => localDate(at) === day);
}

async function dropOldBackups(proof: ProofDeps): Promise<void> {
  const limit = addPeriod(localDate(proof.deps.clock.now()), `-${BACKUP_LIFE}`);
  for (const { file, at } of await backups(proof.deps)) if (localDate(at) < limit) await rm(file, { force: true });
}
