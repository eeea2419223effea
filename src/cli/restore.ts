// `lupaus restore FILE`: a backup becomes the register again, without whoever has been erased since, and takes the place of the live one only when it has been looked at.

import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { LedgerKind } from '#kernel/audit';
import { databaseFileIsSound } from '#platform/db';
import { appError } from '#platform/errors';
import { decryptFile, keysOnPaper, loadOrCreateKeyFile, readBackupHeader, restoreKeyFile } from '#platform/files';
import type { BackupHeader, Keys } from '#platform/files';
import { formatDate, localDate } from '#platform/clock';
import type { Lang } from '#platform/i18n';
import { holdsIdentityCode } from '#kernel/records';
import type { Ports } from '../app.ts';
import { restoreBeside } from './restoring.ts';
import type { Restored } from './restoring.ts';
import { restoreWords } from './restore-phrases.ts';
import { langOf, portsOf } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const USAGE = 'restore FILE [--out COPY] [--recovery-key] [--without-ledger "REASON"] [--json] [--lang fi|sv|en]';

const OPTIONS = {
  out: { type: 'string' },
  'recovery-key': { type: 'boolean' },
  'without-ledger': { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** A backup of SQLite becomes the database of LUPAUS_DATA; one of PostgreSQL needs --out and is then given to pg_restore. */
export async function restoreCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = understood(args);
  if (given === undefined) {
    terminal.err(`lupaus ${USAGE}\n`);
    return 2;
  }
  const { file, options } = given;
  const lang = langOf(terminal, options.lang);
  const ports = portsOf(terminal);
  const header = await headerOf(file);
  const withoutLedger = reasonOf(options['without-ledger'], ports);
  if (header['dialect'] !== 'sqlite' && options.out === undefined) {
    terminal.err(`${restoreWords.t(lang, 'needsOut')}\n`);
    return 2;
  }
  if (options.out !== undefined) refuseTaken(options.out);
  const keys = await keysFor(header, ports, options['recovery-key'] === true ? terminal : undefined);
  if (options.out !== undefined) {
    await openCopy(file, options.out, { header, keys });
    say(terminal, options.json, { copy: options.out, createdAt: header['createdAt'] }, copied(lang, options.out, header));
    return 0;
  }
  const restored = await restoreBeside(ports, { file, header, keys, withoutLedger });
  say(terminal, options.json, restored, told(lang, restored));
  return 0;
}

function understood(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [file, ...rest] = positionals;
    return file === undefined || rest.length > 0 ? undefined : { file, options: values };
  } catch {
    return undefined;
  }
}

function say(terminal: Terminal, json: boolean | undefined, result: unknown, lines: readonly string[]): void {
  terminal.out(json === true ? `${JSON.stringify(result, null, 2)}\n` : `${lines.join('\n')}\n`);
}

async function headerOf(file: string): Promise<BackupHeader> {
  if (!existsSync(file)) throw appError('not-found', 'errors.file-unreadable', { params: { path: file } });
  try {
    return await readBackupHeader(file);
  } catch {
    throw appError('invalid', 'errors.backup-unknown', { params: { path: file } });
  }
}

/** A sentence, not a code: whoever reads it later must understand why erased people may have come back. */
function reasonOf(words: string | undefined, { clock }: Ports): string | undefined {
  if (words === undefined) return undefined;
  const reason = words.trim();
  if (reason.split(/\s+/).length < 3 || reason.length > 500) throw appError('invalid', 'errors.restore-reason');
  if (holdsIdentityCode(reason, clock.now().toISOString().slice(0, 10))) throw appError('invalid', 'errors.restore-reason');
  return reason;
}

function refuseTaken(target: string): void {
  // A write-ahead log left beside it belongs to another database and would be played into this one.
  const taken = [target, `${target}-wal`, `${target}-shm`].find((path) => existsSync(path));
  if (taken !== undefined) throw appError('conflict', 'errors.file-exists', { params: { path: taken } });
}

/** The keys that open this backup: of the key file, or of the recovery key on paper, which then becomes the key file again. */
async function keysFor(header: BackupHeader, { config, ids }: Ports, paper: Terminal | undefined): Promise<Keys> {
  const fingerprint = String(header['fingerprint']);
  const { keyFile: path } = config;
  if (existsSync(path)) return loadOrCreateKeyFile(path, ids, { expectFingerprint: fingerprint });
  if (paper === undefined) throw appError('unavailable', 'errors.restore-key', { params: { path } });
  const recovery = (await (paper.input?.() ?? text(process.stdin))).trim();
  // Looked at first: a key file is never written for another installation.
  if (keysOnPaper(recovery).fingerprint !== fingerprint) throw appError('invalid', 'errors.restore-key-foreign');
  return restoreKeyFile(path, recovery);
}

async function openCopy(file: string, target: string, { header, keys }: { header: BackupHeader; keys: Keys }): Promise<void> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  await decryptFile(file, target, keys.backup);
  if (header['dialect'] === 'sqlite' && !databaseFileIsSound(target)) throw appError('invalid', 'errors.backup-damaged');
}

function copied(lang: Lang, copy: string, { createdAt, dialect }: BackupHeader): string[] {
  const { t } = restoreWords;
  const at = moment(String(createdAt), lang);
  return [t(lang, 'copied', { copy, at }), t(lang, dialect === 'sqlite' ? 'copyHolds' : 'copyNext', { copy })];
}

function told(
  lang: Lang,
  { createdAt, database, events, erasedAgain, byRetention, lettersHeld, bytes, replaced, withoutLedger }: Restored,
): string[] {
  const { t } = restoreWords;
  const kinds = (Object.entries(events) as [LedgerKind, number][]).filter(([kind]) => kind !== 'opened');
  const total = kinds.reduce((sum, [, n]) => sum + n, 0);
  return [
    t(lang, 'restored', { database, at: moment(createdAt, lang) }),
    withoutLedger ? t(lang, 'withoutLedger') : total === 0 ? t(lang, 'nothingSince') : t(lang, 'events', { n: total }),
    ...kinds.map(([kind, n]) => `  ${t(lang, `kinds.${kind}`)}: ${n}`),
    ...(erasedAgain > 0 ? [t(lang, 'erasedAgain', { n: erasedAgain })] : []),
    ...(byRetention > 0 ? [t(lang, 'byRetention', { n: byRetention })] : []),
    ...(lettersHeld > 0 ? [t(lang, 'lettersHeld', { n: lettersHeld })] : []),
    ...(bytes.before > 0 ? [t(lang, 'bytes', { n: bytes.before })] : []),
    ...(replaced === null ? [] : [t(lang, 'replaced', { replaced })]),
    t(lang, 'next'),
  ];
}

function moment(iso: string, lang: Lang): string {
  const at = new Date(iso);
  const time = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' }).format(at);
  return `${formatDate(localDate(at), lang)} ${time}`;
}
