// `lupaus restore FILE`: opens an encrypted backup where there is no database; the next start does again what the ledger remembers, so nobody erased comes back.

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '#platform/config';
import { databaseFileIsSound } from '#platform/db';
import { appError } from '#platform/errors';
import { decryptFile, loadOrCreateKeyFile, readBackupHeader } from '#platform/files';
import type { BackupHeader } from '#platform/files';
import { systemClock } from '#platform/clock';
import { systemIds } from '#platform/ids';
import type { Terminal } from './terminal.ts';

const USAGE = 'lupaus restore FILE [--out COPY]\n';

/** A backup of SQLite becomes the database of LUPAUS_DATA; one of PostgreSQL needs --out and is then given to pg_restore. Nothing that exists is replaced. */
export async function restoreCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [file, option, out] = args;
  if (file === undefined || (option !== undefined && (option !== '--out' || out === undefined))) {
    terminal.err(USAGE);
    return 2;
  }
  const { dataDir, keyFile } = loadConfig(terminal.env);
  const header = await headerOf(file);
  const sqlite = header['dialect'] === 'sqlite';
  const target = out ?? (sqlite ? join(dataDir, 'lupaus.db') : undefined);
  if (target === undefined) {
    terminal.err(USAGE);
    return 2;
  }
  // A write-ahead log left beside it belongs to another database and would be played into this one.
  const taken = [target, `${target}-wal`, `${target}-shm`].find((path) => existsSync(path));
  if (taken !== undefined) throw appError('conflict', 'errors.file-exists', { params: { path: taken } });
  const keys = loadOrCreateKeyFile(keyFile, systemIds(systemClock), { expectFingerprint: String(header['fingerprint']) });
  if (out === undefined) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  await decryptFile(file, target, keys.backup);
  if (sqlite && !databaseFileIsSound(target)) throw appError('invalid', 'errors.backup-damaged');
  terminal.out(`${target} ${String(header['createdAt'])}\n`);
  return 0;
}

async function headerOf(file: string): Promise<BackupHeader> {
  if (!existsSync(file)) throw appError('not-found', 'errors.file-unreadable', { params: { path: file } });
  return readBackupHeader(file);
}
