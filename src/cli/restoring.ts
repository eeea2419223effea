// A backup becomes the register again beside the live one: opened, brought up to the ledger, run, looked at, and only then put in its place.

import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DATABASE_FILE, flushLedger, holdFolder, ledgerBeside, ledgerPath, outboxHead, readLedger, swapIn } from '#kernel/audit';
import type { LedgerEntry, LedgerKind } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { backups, BACKUP_SUFFIX, renewFile, takeBackup } from '#kernel/proof';
import { runRetention } from '#kernel/retention';
import { subjectState, wordsInBytes, wordsInRows, wordsOf } from '#kernel/rights';
import { sha256hex } from '#platform/crypto';
import { databaseFileIsFree, databaseFileIsSound, openDatabase } from '#platform/db';
import { appError } from '#platform/errors';
import { decryptBackup, decryptFile, encryptFile, folderBeside, readBackupHeader } from '#platform/files';
import type { BackupHeader, Keys } from '#platform/files';
import { openHouse } from '../app.ts';
import type { House, Ports } from '../app.ts';
import { putToSleep } from '../start.ts';

export interface Source {
  readonly file: string;
  readonly header: BackupHeader;
  readonly keys: Keys;
  /** The owner's words for going on although the ledger is lost. */
  readonly withoutLedger: string | undefined;
}

export interface Restored {
  readonly backup: string;
  readonly createdAt: string;
  readonly database: string;
  /** Events of the ledger that this copy did not know, by kind. */
  readonly events: Partial<Record<LedgerKind, number>>;
  /** People whose erasure was done again. */
  readonly erasedAgain: number;
  /** Who went in the run of retention. */
  readonly byRetention: number;
  /** Letters that had been queued and are held back. */
  readonly lettersHeld: number;
  /** Words of the erased that stood in the copy, and those that still stand in the file without a row that holds them. */
  readonly bytes: { readonly before: number; readonly after: number };
  /** Encrypted copy of the database that was replaced. */
  readonly replaced: string | null;
  readonly withoutLedger: boolean;
}

/** @throws errors.restore-in-use, errors.restore-ledger, errors.restore-moved, errors.backup-damaged, errors.restore-remains */
export async function restoreBeside(ports: Ports, source: Source): Promise<Restored> {
  const { config } = ports;
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  await mkdir(config.ledgerDir, { recursive: true, mode: 0o700 });
  const letGo = holdFolder(config, 'alone');
  try {
    return await restoreAlone(ports, source);
  } finally {
    letGo();
  }
}

async function restoreAlone(ports: Ports, source: Source): Promise<Restored> {
  const { config } = ports;
  const live = join(config.dataDir, DATABASE_FILE);
  mustBeFree(live);
  const label = await saveWaiting(ports, live);
  const incomplete = await ledgerIsShort(ports, source);
  if (incomplete !== undefined && source.withoutLedger === undefined) throw incomplete;
  const before = await readLedger(config.ledgerDir, 0);
  let waiting = '';
  const folder = await folderBeside(config.dataDir, 'restore');
  try {
    const { copy, ...restored } = await prepare(ports, { ...source, incomplete: incomplete !== undefined }, folder);
    const replaced = await keepReplaced(ports, source, { live, label });
    // A backup of what is not the register yet would know more than the ledger does.
    waiting = join(config.backupDir, `.${basename(copy)}`);
    await mkdir(config.backupDir, { recursive: true, mode: 0o700 });
    await copyFile(copy, waiting);
    await rm(dirname(copy), { recursive: true });
    // Whoever does not know of the hold on the folder is seen by what they did.
    mustBeFree(live);
    const { head } = await readLedger(config.ledgerDir, 0);
    if (head.hash !== before.head.hash) throw appError('conflict', 'errors.restore-moved', { params: { path: config.ledgerDir } });
    await swapIn(folder, config);
    await rename(waiting, join(config.backupDir, basename(copy)));
    return { ...restored, database: live, replaced };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (waiting !== '') await rm(waiting, { force: true });
    throw error;
  }
}

function mustBeFree(live: string): void {
  if (existsSync(live) && !databaseFileIsFree(live)) throw appError('conflict', 'errors.restore-in-use', { params: { path: live } });
}

/**
 * What the live database remembers and the ledger not yet: copied before the ledger decides. Returns the label under which that database
 * will be kept: as of now, before an override that may follow, and with its place in the ledger.
 */
async function saveWaiting({ config, clock }: Ports, live: string): Promise<BackupHeader> {
  const label = { createdAt: clock.now().toISOString(), dialect: 'sqlite' };
  if (!existsSync(live) || !sound(live)) return label;
  const database = await openDatabase({ file: live });
  try {
    await flushLedger({ database, folder: config.ledgerDir, clock }).catch(() => {
      // A live database that is at odds with its ledger is what is being replaced.
    });
    const { seq, hash } = await outboxHead(database.db);
    return { ...label, ledgerSeq: seq, ledgerHash: hash };
  } catch {
    // One without an outbox has no place to tell.
    return label;
  } finally {
    await database.close();
  }
}

/** The ledger must reach at least as far as every backup of this installation remembers; tells why not. */
async function ledgerIsShort({ config }: Ports, { file, header }: Source): Promise<Error | undefined> {
  let begunAnew = '';
  const { head } = await readLedger(config.ledgerDir, 0, ({ entry }) => {
    const { kind, at } = JSON.parse(entry) as LedgerEntry;
    if (kind === 'override') begunAnew = at;
    return Promise.resolve();
  });
  const kept = await backups({ config });
  const others = await Promise.all(kept.map((backup) => readBackupHeader(backup.file).catch((): BackupHeader => ({}))));
  // What was copied before the owner went on without the ledger remembers one that is lost for good.
  const since = others.filter(({ createdAt }) => String(createdAt) > begunAnew);
  const own = [header, ...since].filter(({ fingerprint }) => fingerprint === header['fingerprint']);
  // A backup from before labels told the place is still of an installation that has a ledger.
  const seq = Math.max(1, ...own.map(({ ledgerSeq }) => Number(ledgerSeq ?? 0)));
  if (head.seq >= seq) return undefined;
  return appError('unavailable', 'errors.restore-ledger', { params: { path: config.ledgerDir, seq, head: head.seq, file } });
}

/** And a backup of it, to be kept once it is the register. */
type Prepared = Omit<Restored, 'database' | 'replaced'> & { readonly copy: string };

type Chosen = Source & { readonly incomplete: boolean };

async function prepare(ports: Ports, source: Chosen, folder: string): Promise<Prepared> {
  const file = join(folder, DATABASE_FILE);
  await decryptFile(source.file, file, source.keys.backup);
  if (!sound(file)) throw appError('invalid', 'errors.backup-damaged');
  await mkdir(ledgerBeside(folder), { mode: 0o700 });
  const ledger = ledgerPath(ports.config.ledgerDir);
  if (existsSync(ledger)) await copyFile(ledger, ledgerPath(ledgerBeside(folder)));
  const seen = new Seen();
  const { withoutLedger, incomplete } = source;
  const house = await openHouse({
    ...ports,
    config: { ...ports.config, dataDir: folder, ledgerDir: ledgerBeside(folder), backupDir: join(folder, 'copy') },
    beforeReplay: (tx, deps, entry) => seen.note(tx, deps, entry),
    ...(withoutLedger === undefined
      ? {}
      : { ledgerOverride: { ref: `sha256:${sha256hex(withoutLedger).slice(0, 16)}`, reason: withoutLedger, incomplete } }),
  });
  try {
    return await settled(house, source, seen);
  } finally {
    await house.close();
  }
}

async function settled({ deps }: House, source: Chosen, seen: Seen): Promise<Prepared> {
  const { database, clock } = deps;
  const lettersHeld = await database.tx((tx) => putToSleep(tx, clock.now()));
  const run = deps.policy.current() === null ? undefined : await runRetention(deps);
  await renewFile(deps);
  // Wiped in any case: the copy held the erased, and the middle of a page is not wiped by deleting a row.
  if ((await database.wipe()) === 'busy') throw new Error('the prepared copy is in use by another process');
  const bytes = await lookAgain(deps, source, seen);
  const { file: copy } = await takeBackup(deps);
  return {
    copy,
    backup: source.file,
    createdAt: String(source.header['createdAt']),
    events: seen.events,
    erasedAgain: seen.erased.size,
    byRetention: run?.erased ?? 0,
    lettersHeld,
    bytes,
    withoutLedger: source.incomplete,
  };
}

/** Nobody whom the ledger names is there, by id or by a word in the bytes; the look is worth something because it found them before. */
async function lookAgain({ database, registry, config }: Deps, { file, keys }: Source, seen: Seen): Promise<Restored['bytes']> {
  for (const id of seen.whole) if (await subjectState(database.db, id)) throw remains(1);
  const words = [...seen.words];
  const before = await wordsInBytes(decryptBackup(keys.backup)(createReadStream(file)), words);
  const found = await wordsInBytes(createReadStream(join(config.dataDir, DATABASE_FILE)), [...before]);
  const others = await wordsInRows(database, registry, found);
  const after = [...found].filter((word) => !others.has(word)).length;
  if (after > 0) throw remains(after);
  return { before: before.size, after };
}

function remains(n: number): Error {
  return appError('unavailable', 'errors.restore-remains', { params: { n } });
}

/** The database that gives way is kept as an encrypted backup, so that it dies with the others. */
async function keepReplaced(
  { config }: Ports,
  { keys }: Source,
  { live, label }: { live: string; label: BackupHeader },
): Promise<string | null> {
  if (!existsSync(live)) return null;
  const name = `${String(label['createdAt']).replace(/[:.]/g, '-')}-replaced`;
  await mkdir(config.backupDir, { recursive: true, mode: 0o700 });
  // A damaged one is kept too, under a name that no check takes for a backup.
  const whole = sound(live);
  const file = join(config.backupDir, whole ? `${name}${BACKUP_SUFFIX}` : `${name}.damaged`);
  await encryptFile(live, `${file}.new`, keys.backup, { ...label, fingerprint: keys.fingerprint });
  await rename(`${file}.new`, file);
  return file;
}

function sound(file: string): boolean {
  try {
    return databaseFileIsSound(file);
  } catch {
    return false;
  }
}

type Hook = NonNullable<Ports['beforeReplay']>;

/** What the ledger tells about this copy while it is brought up to date. */
class Seen {
  readonly events: Partial<Record<LedgerKind, number>> = {};
  readonly erased = new Set<string>();
  readonly whole = new Set<string>();
  readonly words = new Set<string>();

  note: Hook = async (tx, { registry }, { kind, subjectId, fields }) => {
    this.events[kind] = (this.events[kind] ?? 0) + 1;
    if (kind !== 'erasure' || subjectId === undefined) return;
    if (await subjectState(tx, subjectId)) this.erased.add(subjectId);
    // Who keeps a part of their data keeps some of their words by right; re-discovery has looked for the rest.
    if (fields !== undefined) return;
    this.whole.add(subjectId);
    for (const word of await wordsOf(tx, registry, subjectId)) this.words.add(word);
  };
}
