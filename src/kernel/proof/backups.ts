// Encrypted backups, the key never inside: made through a temporary copy and opened again to see that they hold a sound database.

import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outboxHead } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import { databaseFileIsSound } from '#platform/db';
import { decryptFile, encryptFile, folderBeside, readBackupHeader } from '#platform/files';

export const BACKUP_SUFFIX = '.lupaus';

/** Writes a consistent encrypted copy while the register is in use. The plain copy lives only in the data folder and only meanwhile. */
export async function takeBackup(deps: Deps): Promise<{ file: string }> {
  const at = deps.clock.now().toISOString();
  const { backupDir, dataDir } = deps.config;
  await mkdir(backupDir, { recursive: true, mode: 0o700 });
  const folder = await folderBeside(dataDir, 'backup');
  try {
    const plain = join(folder, 'copy');
    // Read before the copy is made: a copy that is ahead of its own label is brought up to the ledger all the same.
    const { seq, hash } = await outboxHead(deps.database.db);
    await deps.database.backupTo(plain);
    const file = join(backupDir, `${at.replace(/[:.]/g, '-')}${BACKUP_SUFFIX}`);
    const { dialect } = deps.database;
    const { backup: key, fingerprint } = deps.keys;
    await encryptFile(plain, file, key, { createdAt: at, dialect, fingerprint, ledgerSeq: seq, ledgerHash: hash });
    return { file };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Backup {
  readonly file: string;
  readonly at: Date;
  readonly bytes: number;
}

/** Every backup in the folder, the newest first. */
export async function backups({ config }: Pick<Deps, 'config'>): Promise<Backup[]> {
  const names = await readdir(config.backupDir).catch(() => []);
  const files = names.filter((name) => name.endsWith(BACKUP_SUFFIX)).map((name) => join(config.backupDir, name));
  const found = await Promise.all(files.map(async (file) => ({ file, at: await madeAt(file), bytes: (await stat(file)).size })));
  return found.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** What the backup says of itself: a copy that was moved is no younger for it. */
async function madeAt(file: string): Promise<Date> {
  const { createdAt } = await readBackupHeader(file).catch(() => ({ createdAt: undefined }));
  return createdAt === undefined ? new Date((await stat(file)).mtimeMs) : new Date(String(createdAt));
}

/** True when the backup decrypts to its end and holds a sound database. */
export async function backupOpens(file: string, key: Buffer): Promise<boolean> {
  const header = await readBackupHeader(file);
  const folder = await mkdtemp(join(dirname(file), '.open-'));
  try {
    const plain = join(folder, 'copy');
    await decryptFile(file, plain, key);
    return header['dialect'] === 'sqlite' ? databaseFileIsSound(plain) : true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
