// A visit is joined to a person only by that person's own yes: it begins with a link in a letter of theirs, and is unjoined as soon as the yes is taken back.

import type { Deps } from '#kernel/deps';
import { followable, unfollowed } from '#kernel/permission';
import { createWriter } from '#kernel/records';
import type { Writer } from '#kernel/records';
import { guardHeld, SYSTEM } from '#kernel/rights';
import { localDate } from '#platform/clock';
import type { Conn, Tx } from '#platform/db';
import { AppError } from '#platform/errors';
import { PAGE_FIELD, provenanceOf } from './features.ts';
import { linkedTo, visitIdsOf, visitorsAfter } from './queries-linked.ts';
import { addCounts, holdVisits, putSessions } from './queries-count.ts';
import type { Session } from './counting/sessions.ts';

export type LinkDeps = Pick<Deps, 'database' | 'clock' | 'ids' | 'policy' | 'registry' | 'keys'>;

/** The first page of a visit that began with a person's own link. */
export interface Landing {
  readonly subjectId: string;
  readonly site: string;
  readonly page: string;
  /** What today's salt makes of the visitor; asked for only when it may be. */
  mark(): Promise<string>;
}

/** Begins a visit of a person who is asked about it today and says yes. Returns false for everybody else, and keeps nothing. */
export async function beginPersonVisit(deps: LinkDeps, { subjectId, site, page, mark }: Landing): Promise<boolean> {
  const at = deps.clock.now();
  if (!(await follows(deps.database.db, deps, [subjectId])).has(subjectId)) return false;
  const visitor = await mark();
  return deps.database.tx(async (tx) => {
    const writer = writerFor(tx, deps);
    if (writer === undefined || !(await follows(tx, deps, [subjectId])).has(subjectId)) return false;
    await holdVisits(tx);
    const [on, day] = [at.toISOString(), localDate(at)];
    const session: Session = {
      id: deps.ids.next(),
      site,
      day,
      salt_day: day,
      visitor,
      began_at: on,
      last_at: on,
      entry_page: page,
      exit_page: page,
      pages: 0,
    };
    await putSessions(tx, [session], new Set([session.id]));
    await addCounts(
      tx,
      [
        ['entry', page],
        ['exit', page],
        ['visit', ''],
        ['visitor', ''],
      ].map(([kind = '', key = '']) => [day, site, kind, key, 1]),
    );
    const own = { id: deps.ids.next(), subject_id: subjectId, session_id: session.id, created_at: on };
    await writer.insert('person-visit', { ...own, began_at: on, entry_page: page, exit_page: page });
    return true;
  });
}

/** What went on in visits that are somebody's, by today's yes: without it they are nobody's from now on. */
export async function continueLinked(tx: Tx, deps: LinkDeps, sessions: readonly Session[]): Promise<void> {
  const linked = await linkedTo(
    tx,
    sessions.map(({ id }) => id),
  );
  if (linked.length === 0) return;
  const writer = writerFor(tx, deps);
  const allowed = await follows(tx, deps, [...new Set(linked.map(({ subject_id }) => subject_id))]);
  for (const { id, subject_id, session_id, exit_page } of linked) {
    const session = sessions.find((each) => each.id === session_id);
    if (writer === undefined || session === undefined) continue;
    // Whose yes is gone is followed no further; their visits go within the minute.
    if (allowed.has(subject_id) && session.exit_page !== exit_page)
      await writer.update('person-visit', id, { exit_page: session.exit_page });
  }
}

const PAGE = 500;

/** Takes the visits of everybody whose yes is gone. Returns how many went; what must be kept for a while is tried again later. */
export async function unlinkWithdrawn(deps: LinkDeps & Pick<Deps, 'log'>): Promise<number> {
  const policy = deps.policy.current();
  let gone = 0;
  for (let after = ''; policy !== null;) {
    const people = await visitorsAfter(deps.database.db, after, PAGE);
    if (people.length === 0) break;
    after = people.at(-1) ?? '';
    const of = { subjectIds: people, fieldId: PAGE_FIELD, at: deps.clock.now() };
    for (const id of await unfollowed(deps.database.db, policy, of, deps)) gone += await unlink(deps, id);
  }
  return gone;
}

async function unlink(deps: LinkDeps & Pick<Deps, 'log'>, subjectId: string): Promise<number> {
  try {
    return await deps.database.tx(async (tx) => {
      const writer = writerFor(tx, deps);
      const ids = await visitIdsOf(tx, [subjectId]);
      if (writer === undefined) return 0;
      for (const id of ids) await guardHeld(writer, deps.registry).remove('person-visit', id);
      return ids.length;
    });
  } catch (error) {
    deps.log.warn('visits.kept', { subject: subjectId, reason: error instanceof AppError ? error.code : 'error' });
    return 0;
  }
}

function follows(conn: Conn, deps: LinkDeps, subjectIds: readonly string[]): Promise<Set<string>> {
  const policy = deps.policy.current();
  if (policy === null) return Promise.resolve(new Set());
  return followable(conn, policy, { subjectIds, fieldId: PAGE_FIELD, at: deps.clock.now() }, deps);
}

function writerFor(tx: Tx, deps: LinkDeps): Writer | undefined {
  const policy = deps.policy.current();
  const from = policy === null ? undefined : provenanceOf(policy);
  if (policy === null || from === undefined) return undefined;
  return createWriter({ tx, policy, actor: SYSTEM, at: deps.clock.now(), ids: deps.ids, ...from }, deps.registry);
}
