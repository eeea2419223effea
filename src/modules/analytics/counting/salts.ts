// Each day has a salt of its own: 16 random bytes in a file beside the database, in no copy of it, destroyed soon after the day with a receipt.
// Without the salt nobody, the firm neither, can tell whether two visits were one person's.

import { join } from 'node:path';
import type { Deps } from '#kernel/deps';
import { localDate } from '#platform/clock';
import { keyedHash, sha256hex } from '#platform/crypto';
import { createFileOnce, destroyFile, namesIn, readIfThere } from '#platform/files';
import { closeReceipt, openReceipt, openReceipts } from '../queries-count.ts';

type SaltDeps = Pick<Deps, 'database' | 'clock' | 'ids' | 'config'>;

interface Salt {
  readonly day: string;
  readonly madeAt: string;
  readonly key: Buffer;
}

export interface Salts {
  /** The salt of today, made at its first need, and yesterday's while visits begun before midnight may still go on. */
  at(now: Date): Promise<readonly [today: Salt, before: Salt | undefined]>;
  /** Destroys salts of earlier days and the marks made with them. Returns how many went. */
  destroyOld(now: Date): Promise<number>;
}

const SALT_BYTES = 16;
/** A visit that was continued until now is the same visit; after this silence the next page begins another. */
export const IDLE_MS = 30 * 60_000;
/** Yesterday's salt is needed for half an hour; an hour gives a slow clock its due. Nothing lives longer than 25 hours while the house runs. */
const GRACE_MS = 60 * 60_000;

export function createSalts(deps: SaltDeps): Salts {
  const folder = join(deps.config.dataDir, 'salts');
  const known = new Map<string, Salt>();

  async function read(day: string): Promise<Salt | undefined> {
    const held = known.get(day);
    if (held !== undefined) return held;
    const text = await readIfThere(join(folder, day));
    const [madeAt = '', salt = ''] = text?.split(' ') ?? [];
    if (text === undefined) return undefined;
    const made = { day, madeAt, key: Buffer.from(salt, 'base64url') };
    known.set(day, made);
    return made;
  }

  async function make(day: string, now: Date): Promise<Salt> {
    createFileOnce(join(folder, day), `${now.toISOString()} ${deps.ids.token(SALT_BYTES)}`);
    const made = await read(day);
    if (made === undefined) throw new Error('the salt that was just made is not there');
    return made;
  }

  return {
    async at(now) {
      const [today, before] = [localDate(now), localDate(new Date(now.getTime() - IDLE_MS))];
      const salt = known.get(today) ?? (await read(today)) ?? (await make(today, now));
      return [salt, before === today ? undefined : await read(before)];
    },
    async destroyOld(now) {
      const limit = localDate(new Date(now.getTime() - GRACE_MS));
      const old = (await namesIn(folder)).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name) && name < limit);
      for (const day of old) {
        const salt = await read(day);
        const fingerprint = sha256hex(salt?.key ?? Buffer.alloc(0)).slice(0, 32);
        await deps.database.tx((tx) => openReceipt(tx, { day, made_at: salt?.madeAt ?? '', fingerprint }));
        await destroyFile(join(folder, day));
      }
      for (const day of known.keys()) if (day < limit) known.delete(day);
      // A process that died between the two left a receipt without its end; the file is gone now in any case.
      for (const day of await openReceipts(deps.database.db)) await closeReceipt(deps.database.db, day, now.toISOString());
      return old.length;
    },
  };
}

/** The mark of a visitor for one day and one site. The address and the browser are in it, and can be told from it by nobody who lacks the salt. */
export function markOf({ key }: Salt, site: string, address: string, agent: string): string {
  return keyedHash(key, site, `${address}\n${agent}`).slice(0, 32);
}
