// A file waits sealed between its upload and its import; it goes when it is imported, forgotten, two hours old, or when the process ends.

import { join } from 'node:path';
import type { Deps } from '#kernel/deps';
import { keyedHash } from '#platform/crypto';
import { appError } from '#platform/errors';
import { createParking, emptyParking } from '#platform/files';
import { tableOf } from './table.ts';
import type { ImportTable, ReadHints } from './table.ts';

export const MOST_BYTES = 100_000_000;
const LIFE_MS = 2 * 3_600_000;
/** Of one account: a careless hand fills no disk, and drives out nobody else's files. */
const MOST_FILES = 10;
/** Of one account on their way at once: what has not come yet is in no count of files. */
const MOST_COMING = 4;

interface Upload {
  readonly account: string;
  readonly name: string;
  readonly size: number;
  readonly hash: string;
  readonly at: number;
}

export interface Uploads {
  take(account: string, name: string, source: AsyncIterable<Uint8Array>): Promise<{ id: string; size: number; name: string; most: number }>;
  /** @throws errors.upload-gone, and what is wrong with the file */
  table(account: string, id: string, hints: ReadHints): Promise<{ table: ImportTable; fileHash: string }>;
  drop(account: string, id: string): Promise<void>;
}

export function createUploads(deps: Pick<Deps, 'config' | 'clock' | 'ids' | 'keys'>): Uploads {
  const parking = createParking(folderOf(deps));
  const known = new Map<string, Upload>();
  const coming = new Map<string, number>();
  /** The table read last: the steps of the wizard read the same file several times. */
  let last: { readonly key: string; readonly table: ImportTable } | undefined;

  async function sweep(account: string): Promise<void> {
    const now = deps.clock.now().getTime();
    const mine = [...known].filter((each) => each[1].account === account).toSorted(([, a], [, b]) => a.at - b.at);
    const over = new Set(mine.slice(0, Math.max(0, mine.length - MOST_FILES)).map(([id]) => id));
    for (const [id, { at }] of known) if (now - at > LIFE_MS || over.has(id)) await forget(id);
  }
  async function forget(id: string): Promise<void> {
    known.delete(id);
    if (last?.key.startsWith(id)) last = undefined;
    await parking.drop(id);
  }
  function mine(account: string, id: string): Upload {
    const found = known.get(id);
    if (!found || found.account !== account) throw appError('not-found', 'errors.upload-gone');
    return found;
  }

  async function put(account: string, id: string, source: AsyncIterable<Uint8Array>) {
    const others = coming.get(account) ?? 0;
    if (others >= MOST_COMING) throw appError('unavailable', 'errors.reader-busy');
    coming.set(account, others + 1);
    return parking.put(id, source, MOST_BYTES).finally(() => coming.set(account, (coming.get(account) ?? 1) - 1));
  }

  return {
    async take(account, name, source) {
      await sweep(account);
      const id = deps.ids.next();
      const { size, digest } = await put(account, id, source);
      if (size === 0) {
        await parking.drop(id);
        throw appError('invalid', 'errors.csv-empty', { field: 'file' });
      }
      known.set(id, { account, name, size, hash: keyedHash(deps.keys.suppression, 'import-file', digest), at: deps.clock.now().getTime() });
      setTimeout(() => void forget(id), LIFE_MS).unref();
      return { id, size, name, most: MOST_BYTES };
    },
    async table(account, id, hints) {
      const { name, hash } = mine(account, id);
      const key = `${id} ${JSON.stringify([hints.sheet, hints.delimiter, hints.encoding])}`;
      if (last?.key !== key) last = { key, table: await tableOf(await parking.bytes(id), { ...hints, name }) };
      return { table: last.table, fileHash: hash };
    },
    async drop(account, id) {
      mine(account, id);
      await forget(id);
    },
  };
}

/** At every start: what an earlier process had parked nobody can read any more. */
export async function emptyUploads(deps: Pick<Deps, 'config'>): Promise<void> {
  await emptyParking(folderOf(deps));
}

function folderOf({ config }: Pick<Deps, 'config'>): string {
  return join(config.dataDir, 'imports');
}
