// Pages that one visitor reads within half an hour of each other are one visit. Pure: what was known and what came give what is written.

import type { Selectable } from '#platform/db';
import type { VisitSessionTable } from '../tables.ts';
import { IDLE_MS } from './salts.ts';

export type Session = Selectable<VisitSessionTable>;

/** One page seen by a marked visitor, or a link followed out of it. */
export interface Step {
  readonly site: string;
  readonly day: string;
  readonly saltDay: string;
  readonly page: string;
  readonly mark: string;
  /** The same visitor under yesterday's salt. */
  readonly before: string | undefined;
  readonly at: number;
  readonly out: boolean;
}

export interface Folded {
  readonly changed: readonly Session[];
  /** What each day's figures grow by, or shrink: [day, site, kind, key, n]. */
  readonly counts: readonly (readonly [day: string, site: string, kind: string, key: string, n: number])[];
}

export function fold(known: readonly Session[], steps: readonly Step[], newId: () => string): Folded {
  const byMark = Map.groupBy(known, ({ visitor }) => visitor ?? '');
  const changed = new Map<string, Session>();
  const counts: [string, string, string, string, number][] = [];
  for (const step of steps.toSorted((a, b) => a.at - b.at)) {
    const going = latest([...(byMark.get(step.mark) ?? []), ...(byMark.get(step.before ?? '') ?? [])], step.at);
    if (going !== undefined) {
      const next = continued(going, step);
      if (next.exit_page !== going.exit_page)
        counts.push([going.day, going.site, 'exit', going.exit_page, -1], [going.day, going.site, 'exit', next.exit_page, 1]);
      replace(byMark, going, next);
      changed.set(next.id, next);
    } else if (!step.out) {
      const first = !byMark.has(step.mark) || byMark.get(step.mark)?.length === 0;
      const begun = newSession(step, newId());
      byMark.set(step.mark, [...(byMark.get(step.mark) ?? []), begun]);
      changed.set(begun.id, begun);
      counts.push(
        [step.day, step.site, 'visit', '', 1],
        [step.day, step.site, 'entry', step.page, 1],
        [step.day, step.site, 'exit', step.page, 1],
      );
      if (first) counts.push([step.day, step.site, 'visitor', '', 1]);
    }
  }
  return { changed: [...changed.values()], counts };
}

function latest(sessions: readonly Session[], at: number): Session | undefined {
  return sessions.filter(({ last_at }) => at - Date.parse(last_at) <= IDLE_MS).toSorted((a, b) => (a.last_at < b.last_at ? 1 : -1))[0];
}

/** A visit that crosses midnight goes on under the new salt, so that it outlives the old one by nothing. */
function continued(session: Session, step: Step): Session {
  const at = new Date(Math.max(step.at, Date.parse(session.last_at))).toISOString();
  const moved = { ...session, visitor: step.mark, salt_day: step.saltDay, last_at: at };
  return step.out ? moved : { ...moved, exit_page: step.page, pages: session.pages + 1 };
}

function newSession({ site, day, saltDay, page, mark, at }: Step, id: string): Session {
  const on = new Date(at).toISOString();
  return { id, site, day, salt_day: saltDay, visitor: mark, began_at: on, last_at: on, entry_page: page, exit_page: page, pages: 1 };
}

function replace(byMark: Map<string, Session[]>, old: Session, next: Session): void {
  byMark.set(
    old.visitor ?? '',
    (byMark.get(old.visitor ?? '') ?? []).filter(({ id }) => id !== old.id),
  );
  byMark.set(next.visitor ?? '', [...(byMark.get(next.visitor ?? '') ?? []), next]);
}
