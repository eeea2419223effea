/** What every start does before a port opens: the key of this database, and everything the ledger remembers that a copy of it does not (DESIGN §5). */
import { endSessions, getSetting, putSetting, replayAccount } from '#kernel/access';
import { append, beginLedger, mergesOf, openLedger, OVERRIDE_REASON } from '#kernel/audit';
import type { LedgerComparison, LedgerEntry } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { replayDisclosure } from '#kernel/disclosure';
import { holdBack } from '#kernel/mail';
import { holdMailings } from '#kernel/mailings';
import { replayPermission } from '#kernel/permission';
import { replayRequest } from '#kernel/requests';
import { replayLedger, SYSTEM } from '#kernel/rights';
import { endVisits } from '#kernel/visits';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Database, Tx } from '#platform/db';
import { loadOrCreateKeyFile } from '#platform/files';
import type { Ids } from '#platform/ids';

/** The owner starts without the ledger, in writing. */
export interface LedgerOverride {
  /** Names the statement that was signed. */
  readonly ref: string;
  /** Why, in the owner's own words. */
  readonly reason?: string;
  /** The ledger is there, but is known to have lost its end. */
  readonly incomplete?: boolean;
}

export interface Restoring {
  readonly ledgerOverride?: LedgerOverride | undefined;
  /** Sees each event, and whom it is about, before it is done again. */
  readonly beforeReplay?: (tx: Tx, deps: Deps, entry: LedgerEntry) => Promise<void>;
  /** Two who were apart again when the line was written are set apart in a copy that knows them as one. */
  readonly apart?: (tx: Tx, deps: Deps, entry: LedgerEntry) => Promise<void>;
}

const FINGERPRINT = 'keys.fingerprint';

/** A database remembers which key file it belongs to, and refuses another. One that knows no key is new, and its ledger begins with it. */
export async function keysOf(
  database: Database,
  { config, clock, ids }: { config: Config; clock: Clock; ids: Ids },
): Promise<Deps['keys']> {
  const expected = await getSetting(database.db, FINGERPRINT);
  const keys = loadOrCreateKeyFile(config.keyFile, ids, { expectFingerprint: expected });
  if (expected !== undefined) return keys;
  await database.tx(async (tx) => {
    await beginLedger(tx, config.ledgerDir, { id: ids.next(), at: clock.now(), key: keys.fingerprint });
    await putSetting(tx, FINGERPRINT, keys.fingerprint);
  });
  return keys;
}

/** Brings the database up to its ledger, or refuses. A copy that was behind sends nothing of what it had queued. */
export async function bringUp(deps: Deps, { ledgerOverride, beforeReplay, apart }: Restoring): Promise<LedgerComparison> {
  const { database, config, clock } = deps;
  let asleep = false;
  const merges = await mergesOf(database.db);
  const found = await openLedger({
    database,
    folder: config.ledgerDir,
    clock,
    replay: async (tx, entry, seq) => {
      // With the first line: a start that is killed half-way leaves nobody signed in either.
      if (!asleep) await putToSleep(tx, clock.now());
      asleep = true;
      await beforeReplay?.(tx, deps, entry);
      await apart?.(tx, deps, entry);
      for (const each of merges.linesOf(entry)) {
        await replayLedger(tx, deps, each, seq);
        await replayPermission(tx, deps, each);
      }
      await replayDisclosure(tx, entry, clock.now());
      await replayRequest(tx, deps, entry);
      if (await replayAccount(tx, entry))
        await append(tx, { at: clock.now(), actor: SYSTEM, action: 'account.changed', kind: 'account', recordId: entry.ref ?? '' });
    },
    ...(ledgerOverride ? { override: { ...ledgerOverride, actor: { id: 'cli', kind: 'cli' } } } : {}),
  });
  const overridden = found.state === 'missing' || found.state === 'forked' || ledgerOverride?.incomplete === true;
  if (overridden && ledgerOverride?.reason !== undefined) await putSetting(database.db, OVERRIDE_REASON, ledgerOverride.reason);
  if (found.state === 'behind' || overridden) await database.tx((tx) => putToSleep(tx, clock.now()));
  return found;
}

/** Of an older copy: no letter leaves by itself, and whoever was signed in, or has a link to their own pages, comes in anew. */
export async function putToSleep(tx: Tx, now: Date): Promise<number> {
  const at = now.toISOString();
  await endSessions(tx, at);
  await endVisits(tx, at);
  await holdMailings(tx, now);
  return holdBack(tx, at);
}
