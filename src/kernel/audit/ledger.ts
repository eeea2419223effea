/** Erasures, bans and their like outlive the database: they are copied to a second place, and every start compares the two (DESIGN §5). */
import type { Clock } from '#platform/clock';
import { lockChain } from '#platform/db';
import type { Database, Tx } from '#platform/db';
import { appError } from '#platform/errors';
import { CHAIN_LOCK } from './chain.ts';
import type { Head } from './chain.ts';
import type { AuditActor } from './entry.ts';
import type { LedgerComparison, LedgerEntry } from './ledger-entry.ts';
import { appendLines, ledgerHead, readLedger, setAside } from './ledger-file.ts';
import type { LedgerLine } from './ledger-file.ts';
import { adoptLine, allOutbox, appendLedger, lastCopied, lineOf, markCopied, outboxHash, outboxHead, waitingRows } from './store-ledger.ts';
import { append } from './store.ts';
import type { LedgerOutboxRow } from './tables.ts';

/** The setting that keeps the owner's words for a start without the ledger. */
export const OVERRIDE_REASON = 'ledger.override-reason';

export interface LedgerDeps {
  readonly database: Database;
  /** LUPAUS_LEDGER: the folder of the second place. */
  readonly folder: string;
  readonly clock: Clock;
}

/**
 * Copies waiting entries to the ledger, syncs it, then marks them. Killed at any point, the next call finishes: entries are
 * copied by their place in the chain, never twice. @throws errors.ledger-missing when the ledger lost what it had.
 */
export async function flushLedger({ database, folder, clock }: LedgerDeps): Promise<{ copied: number; head: number }> {
  return database.tx(async (tx) => {
    await lockChain(tx, CHAIN_LOCK);
    const waiting = await waitingRows(tx);
    const head = await ledgerHead(folder);
    const fresh = missingFrom(head, waiting, folder);
    await appendLines(folder, fresh.map(lineOf));
    const last = waiting.at(-1)?.seq;
    if (last !== undefined) await markCopied(tx, last, clock.now().toISOString());
    return { copied: fresh.length, head: Math.max(head.seq, last ?? 0) };
  });
}

function missingFrom(head: Head, waiting: readonly LedgerOutboxRow[], folder: string): LedgerOutboxRow[] {
  const known = waiting.find((row) => row.seq === head.seq);
  const fresh = waiting.filter((row) => row.seq > head.seq);
  const [first] = fresh;
  if (first !== undefined && first.seq !== head.seq + 1) throw refusal({ state: 'missing', seq: first.seq - 1, head: head.seq }, folder);
  const forked = (known !== undefined && known.hash !== head.hash) || (first !== undefined && first.prev_hash !== head.hash);
  if (forked) throw refusal({ state: 'forked', seq: head.seq }, folder);
  return fresh;
}

/**
 * Opens the ledger of a new installation, in the transaction that makes it one: from then on the database knows that a ledger exists,
 * and so does every backup of it. Where a ledger of the same key lies already, the database is taken for a restored one and is brought
 * up to it; that of another installation is refused. @throws errors.ledger-foreign
 */
export async function beginLedger(tx: Tx, folder: string, { id, at, key }: { id: string; at: Date; key: string }): Promise<void> {
  await lockChain(tx, CHAIN_LOCK);
  if ((await outboxHead(tx)).seq > 0) return;
  if ((await ledgerHead(folder)).seq > 0) return ownLedger(folder, key);
  await appendLedger(tx, { kind: 'opened', at: at.toISOString(), ref: id, key });
}

/** The key stands in the first line; a ledger from before it did is nobody's by name. @throws errors.ledger-foreign */
async function ownLedger(folder: string, key: string): Promise<void> {
  let of: string | undefined;
  await readLedger(folder, 0, ({ seq, entry }) => {
    if (seq === 1) of = (JSON.parse(entry) as LedgerEntry).key;
    return Promise.resolve();
  });
  if (of !== key) throw appError('unavailable', 'errors.ledger-foreign', { params: { path: folder } });
}

/** How the database stands to the ledger; reads both, changes neither. Hashes are compared, not only places. */
export async function compareLedger({ database, folder }: Pick<LedgerDeps, 'database' | 'folder'>): Promise<LedgerComparison> {
  const { db } = database;
  const mine = await outboxHead(db);
  const { head, at, broken } = await readLedger(folder, mine.seq);
  if (broken !== undefined) return { state: 'forked', seq: broken };
  // A database in use has at least the line that opened its ledger: this one is from before it, and what happened since is not known.
  if (mine.seq === 0 && head.seq === 0) return { state: 'missing', seq: 0, head: 0 };
  if (head.seq >= mine.seq) {
    if (at !== mine.hash) return { state: 'forked', seq: mine.seq };
    if (head.seq > mine.seq) return { state: 'behind', seq: mine.seq, head: head.seq };
  } else {
    if ((await lastCopied(db)) > head.seq) return { state: 'missing', seq: mine.seq, head: head.seq };
    if ((await outboxHash(db, head.seq)) !== head.hash) return { state: 'forked', seq: head.seq };
  }
  const waiting = (await waitingRows(db)).length;
  return waiting > 0 ? { state: 'waiting', seq: mine.seq, waiting } : { state: 'equal', seq: mine.seq };
}

export interface OpenLedger extends LedgerDeps {
  /** Does the event again in a restored database, in the transaction that takes its line over. It must not append to the ledger. */
  replay(tx: Tx, entry: LedgerEntry, seq: number): Promise<void>;
  /** The owner starts without the ledger, in writing; it is recorded and breaks the promise. `ref` names the signed statement. */
  readonly override?: {
    readonly actor: AuditActor;
    readonly ref: string;
    /** It is known that the ledger has lost its end, although this database cannot see it. */
    readonly incomplete?: boolean;
  };
}

/**
 * What every start does before a port opens: equal goes on, waiting entries are copied, a database that is behind is brought
 * up to the ledger's head, and a missing or forked ledger is refused unless overridden. Returns what was found.
 */
export async function openLedger(deps: OpenLedger): Promise<LedgerComparison> {
  const found = await compareLedger(deps);
  if (found.state === 'missing' || found.state === 'forked') {
    if (deps.override === undefined) throw refusal(found, deps.folder);
    await startAnew(deps, found, deps.override);
  } else if (found.state === 'behind') {
    await readLedger(deps.folder, 0, async (line) => {
      if (line.seq > found.seq) await replayLine(deps, line);
    });
  }
  if (deps.override?.incomplete === true && found.state !== 'missing' && found.state !== 'forked')
    await recordOverride(deps, found, deps.override);
  await flushLedger(deps);
  return found;
}

async function replayLine({ database, clock, replay }: OpenLedger, line: LedgerLine): Promise<void> {
  await database.tx(async (tx) => {
    await lockChain(tx, CHAIN_LOCK);
    // Another process that starts at the same time may have done this line.
    if ((await outboxHead(tx)).seq >= line.seq) return;
    await replay(tx, JSON.parse(line.entry) as LedgerEntry, line.seq);
    await adoptLine(tx, line, clock.now().toISOString());
  });
}

async function startAnew(
  { database, folder, clock }: OpenLedger,
  found: LedgerComparison,
  override: NonNullable<OpenLedger['override']>,
): Promise<void> {
  const at = clock.now();
  await database.tx(async (tx) => {
    await written(tx, at, found, override);
    await setAside(folder, at.toISOString().replaceAll(/[-:.]/g, ''));
    const rows = await allOutbox(tx);
    await appendLines(folder, rows.map(lineOf));
    await markCopied(tx, rows.at(-1)?.seq ?? 0, at.toISOString());
  });
}

async function recordOverride(
  { database, clock }: OpenLedger,
  found: LedgerComparison,
  override: NonNullable<OpenLedger['override']>,
): Promise<void> {
  await database.tx((tx) => written(tx, clock.now(), found, override));
}

async function written(
  tx: Tx,
  at: Date,
  { state, seq }: LedgerComparison,
  { actor, ref }: NonNullable<OpenLedger['override']>,
): Promise<void> {
  await append(tx, { at, actor, action: 'ledger.override', detail: { state, seq, ref } });
  await appendLedger(tx, { kind: 'override', at: at.toISOString(), code: state, ref });
}

function refusal({ state, seq, ...rest }: LedgerComparison, path: string): Error {
  const params = { path, seq, ...('head' in rest ? { head: rest.head } : {}) };
  return appError('unavailable', state === 'missing' ? 'errors.ledger-missing' : 'errors.ledger-changed', { params });
}
