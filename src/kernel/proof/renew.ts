// What was erased, blanked or corrected may stay legible in the unused middle of a page: every night after such a day what belongs to nobody in the file is wiped (decisions 0012 and 0045).

import { getSetting, putSetting } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { lossesAfter } from './store/renew.ts';

const RENEWED = 'file.renewed';
/** A night may fail once before the promise is broken; the shortest promise of erasure in use is two days. */
const LATEST_MS = 48 * 3_600_000;

/** Place in the log up to which the file holds nothing of what was lost. */
async function renewedTo({ database }: Deps): Promise<number> {
  return Number((await getSetting(database.db, RENEWED)) ?? 0);
}

/**
 * Wipes the file of an embedded database when something was erased, blanked or corrected since it last was; true when it did. What
 * could not be done because the file was in use without a pause stays due. PostgreSQL reuses its pages by itself.
 */
export async function renewFile(deps: Deps): Promise<boolean> {
  const { database } = deps;
  if (database.dialect !== 'sqlite') return false;
  const { last, lost } = await lossesAfter(database.db, await renewedTo(deps));
  const outcome = lost > 0 ? await database.wipe() : 'wiped';
  if (outcome === 'busy') {
    deps.log.warn('file.busy');
    return false;
  }
  if (outcome === 'written anew') deps.log.warn('file.written-anew');
  if (last !== null) await putSetting(database.db, RENEWED, String(last));
  return lost > 0;
}

/** True while something that was erased more than two days ago may still be legible in the file. */
export async function renewalIsLate(deps: Deps): Promise<boolean> {
  if (deps.database.dialect !== 'sqlite') return false;
  const { since } = await lossesAfter(deps.database.db, await renewedTo(deps));
  return since !== null && deps.clock.now().getTime() - Date.parse(since) > LATEST_MS;
}
