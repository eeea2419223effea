// The queue of likely duplicates, found anew in the background: records that share a key are compared, never all with all.

import { setImmediate as turn } from 'node:timers/promises';
import { getSetting, putSetting } from '#kernel/access';
import { auditHead } from '#kernel/audit';
import type { Deps } from '#kernel/deps';
import type { Conn } from '#platform/db';
import { Look } from './look.ts';
import { keepingNames } from './names.ts';
import { replacePairs } from '../queries-duplicates.ts';
import { lookRows, marksAfter, restrictedIds, sharedRows } from '../queries-look.ts';
import type { LookKind } from '../queries-look.ts';
import type { DuplicatePairTable } from './records.ts';

const PAGE = 1000;
/** Groups that are compared in one go: a few milliseconds. */
const SLICE = 200;
const SEEN = 'duplicates.seen';

/** Finds the queue anew. Returns how many pairs there are. */
export async function findDuplicates(deps: Deps): Promise<number> {
  const { db } = deps.database;
  const seen = (await auditHead(db)).seq;
  const found: DuplicatePairTable[] = [];
  for (const kind of ['person', 'organisation'] as const) found.push(...(await keepingNames(() => pairsAmong(deps, kind))));
  await deps.database.tx(async (tx) => {
    await replacePairs(tx, found);
    await putSetting(tx, SEEN, String(seen));
  });
  return found.length;
}

/** True when something was written since the queue was found. */
export async function isStale(deps: Deps): Promise<boolean> {
  const seen = await getSetting(deps.database.db, SEEN);
  return seen === undefined || Number(seen) < (await auditHead(deps.database.db)).seq;
}

async function pairsAmong({ database: { db }, ids, clock }: Deps, kind: LookKind): Promise<DuplicatePairTable[]> {
  const look = new Look(kind);
  await tellAll(db, kind, look);
  for (const table of ['contact_point', kind] as const) {
    for await (const rows of sharedRows(db, table)) {
      look.share(rows);
      await turn();
    }
  }
  await tellApart(db, look);
  await compared(look);
  const at = clock.now().toISOString();
  return look.likeliest().map(({ one, two, score, reasons }) => {
    return { id: ids.next(), subject_id: one, other_id: two, score, reasons: reasons.join(','), found_at: at };
  });
}

async function tellAll(db: Conn, kind: LookKind, look: Look): Promise<void> {
  const restricted = await restrictedIds(db);
  for (let after = ''; ;) {
    const page = await lookRows(db, kind, after, PAGE);
    for (const row of page) if (!restricted.has(row.id)) look.tell(row);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
    await turn();
  }
}

async function tellApart(db: Conn, look: Look): Promise<void> {
  for (let after = ''; ;) {
    const page = await marksAfter(db, after, PAGE);
    for (const { subject_id, other_id } of page) look.apart(subject_id, other_id);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
    await turn();
  }
}

async function compared(look: Look): Promise<void> {
  let groups = 0;
  for (const _ of look.compare()) {
    groups += 1;
    if (groups % SLICE === 0) await turn();
  }
}
