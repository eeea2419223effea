// What leaves the room of calls: lists with their counts, and people of one list as the gate answers for them now.

import { allAccounts } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { decideMany } from '#kernel/permission';
import type { AddressedVerdict, BanScope } from '#kernel/permission';
import { subjectLabels } from '#customers';
import type { Conn } from '#platform/db';
import { appError } from '#platform/errors';
import { leftOutViews } from '../audiences/left-out.ts';
import { inWords } from '../audiences/words.ts';
import type { Segment } from '../contract/segment.ts';
import { inForce } from '../features.ts';
import { purposeName } from '../purposes.ts';
import { allLists, blockedByRule, countsOf, entriesOf, listById } from './queries.ts';
import type { CallEntryRow, CallListRow, EntryCount, PageOfEntries } from './queries.ts';

const SAMPLES = 5;

export async function listViews(deps: Deps) {
  const { db } = deps.database;
  return { lists: await viewsOf(deps, await allLists(db), await countsOf(db)) };
}

/** @throws errors.record-not-found */
export async function listOnFile(conn: Conn, id: string): Promise<CallListRow> {
  const row = await listById(conn, id);
  if (!row) throw appError('not-found', 'errors.record-not-found', { params: { kind: 'call-list' } });
  return row;
}

export async function listView(deps: Deps, id: string) {
  const { db } = deps.database;
  const row = await listOnFile(db, id);
  const [view] = await viewsOf(deps, [row], await countsOf(db, id));
  const [words] = await inWords(deps, [JSON.parse(row.segment) as Segment]);
  const blocked = await blockedByRule(db, id, SAMPLES);
  const left = await leftOutViews(
    deps,
    blocked.map(({ rule, n, subjects }) => ({ rule, n, samples: subjects })),
  );
  if (!view || !words) throw new Error('the list that was just read is not there');
  return { ...view, words, left };
}

async function viewsOf(deps: Deps, rows: readonly CallListRow[], counts: readonly EntryCount[]) {
  const names = new Map((await allAccounts(deps.database.db)).map(({ id, name }) => [id, name]));
  const of = Map.groupBy(counts, ({ list_id }) => list_id);
  return rows.map((row) => {
    const n = (state: EntryCount['state']) => of.get(row.id)?.find((each) => each.state === state)?.n ?? 0;
    return {
      id: row.id,
      name: row.name,
      channel: row.channel,
      purpose: purposeName(inForce(deps), row.purpose_id),
      scope: row.scope as BanScope,
      madeAt: row.created_at,
      by: names.get(row.account_id) ?? '',
      candidates: row.candidates,
      counts: { waiting: n('waiting'), reached: n('reached'), noAnswer: n('no-answer'), ended: n('ended'), blocked: n('blocked') },
    };
  });
}

/** A page of the list. The number of whoever waits is shown when the gate still says yes, and only then. */
export async function pageOfPeople(deps: Deps, asked: PageOfEntries) {
  const { db } = deps.database;
  const list = await listOnFile(db, asked.listId);
  const found = await entriesOf(db, { ...asked, limit: asked.limit + 1 });
  const rows = found.slice(0, asked.limit);
  const labels = await subjectLabels(
    deps,
    rows.map(({ subject_id }) => subject_id),
  );
  const verdicts =
    asked.state === 'waiting' || asked.state === 'no-answer' ? await askAgain(deps, db, list, rows) : new Map<string, AddressedVerdict>();
  return {
    rows: rows.map((row) => {
      const verdict = verdicts.get(row.subject_id);
      return {
        id: row.id,
        subject: { id: row.subject_id, label: labels.get(row.subject_id) ?? '' },
        address: verdict?.address ?? null,
        because: verdict?.because ?? null,
        state: row.state,
        notedAt: row.noted_at,
      };
    }),
    next: found.length > asked.limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** The gate for people of a list, as it answers in this connection. */
export function askAgain(deps: Deps, conn: Conn, list: CallListRow, rows: readonly CallEntryRow[]): Promise<Map<string, AddressedVerdict>> {
  const { channel, purpose_id: purposeId, scope } = list;
  const subjectIds = rows.map(({ subject_id }) => subject_id);
  const question = { subjectIds, channel, purposeId, scope: scope as BanScope, at: deps.clock.now() };
  return decideMany(conn, inForce(deps), question, deps);
}
