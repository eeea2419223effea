// The timeline of a person or an organisation: what every room has to tell, newest first, a page at a time, in a constant number of queries.

import { actorNames } from '#kernel/access';
import { TIMELINE_TYPES } from '#kernel/deps';
import type { Deps, TimelineEntry, TimelineSource, TimelineType } from '#kernel/deps';
import { addPeriod, localDate } from '#platform/clock';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { ORGANISATION_SOURCES, PERSON_SOURCES } from './timeline-sources.ts';
import { subjectLabels } from './views.ts';

const PAGE = 60;

export interface TimelineQuery {
  readonly after?: string | undefined;
  /** All when none is named. */
  readonly types?: readonly TimelineType[] | undefined;
  /** What the reader may read. */
  may(permission: string): boolean;
}

export interface TimelineItem extends Omit<TimelineEntry, 'recordId' | 'version' | 'trigger' | 'registerId'> {
  readonly type: TimelineType;
  readonly recordId: string | null;
  readonly version: number | null;
  readonly trigger: string | null;
  readonly registerId: string | null;
  /** Whose it is, where it is somebody else's than the page's. */
  readonly subject: { id: string; label: string } | null;
  readonly by: string | null;
}

export async function timelineOf(
  deps: Deps,
  subject: { readonly id: string; readonly kind: 'person' | 'organisation' },
  query: TimelineQuery,
): Promise<{ items: TimelineItem[]; next: string | null; types: TimelineType[] }> {
  const cursor = decodeCursor(query.after);
  const own = subject.kind === 'person' ? PERSON_SOURCES : ORGANISATION_SOURCES;
  const readable = [...own, ...(deps.timeline ?? [])].filter(({ permission }) => query.may(permission));
  const asked = readable.filter(({ type }) => query.types === undefined || query.types.length === 0 || query.types.includes(type));
  const pages = await Promise.all(asked.map((source) => entriesOf(deps, source, subject.id, cursor)));
  const sorted = pages.flat().toSorted(newestFirst);
  const shown = sorted.slice(0, PAGE);
  const last = sorted.length > PAGE ? shown.at(-1) : undefined;
  return {
    items: await named(deps, subject.id, shown),
    next: last === undefined ? null : encodeCursor(last.at, last.id),
    types: TIMELINE_TYPES.filter((type) => readable.some((source) => source.type === type)),
  };
}

type Typed = TimelineEntry & { readonly type: TimelineType };

async function entriesOf(deps: Deps, source: TimelineSource, subjectId: string, cursor: Cursor | null): Promise<Typed[]> {
  const before = cursor === null ? null : placeIn(source, cursor);
  const entries = await source.entries(deps, { subjectIds: [subjectId], before, limit: PAGE + 1 });
  return entries.map((entry) => ({ ...entry, type: source.type }));
}

const AFTER_ALL = '\uffff';

/** Where the last page ended, in the order of one source: entries of one day stand by prefix, then by what the source orders them by. */
export function placeIn({ prefix, instants }: Pick<TimelineSource, 'prefix' | 'instants'>, [day, id]: Cursor): readonly [string, string] {
  const mine = prefix === '' ? !/^[g-z]/.test(id) : id.startsWith(prefix);
  const whole = mine ? false : prefix < id;
  if (!instants) return mine ? [day, id.slice(prefix.length)] : [day, whole ? AFTER_ALL : ''];
  if (mine) {
    const rest = id.slice(prefix.length);
    const cut = rest.indexOf('_');
    return [rest.slice(0, cut), rest.slice(cut + 1)];
  }
  return [startOf(whole ? addPeriod(day, 'P1D') : day), ''];
}

/** The instant at which a day begins in Finland. */
function startOf(day: string): string {
  const eve = addPeriod(day, '-P1D');
  const summer = `${eve}T21:00:00.000Z`;
  return localDate(new Date(summer)) === day ? summer : `${eve}T22:00:00.000Z`;
}

function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

async function named(deps: Deps, pageOf: string, entries: readonly Typed[]): Promise<TimelineItem[]> {
  const others = [...new Set(entries.map(({ subjectId }) => subjectId).filter((id) => id !== pageOf))];
  const labels = await subjectLabels(deps, others);
  const names = await actorNames(deps.database.db);
  return entries.map((entry) => ({
    ...entry,
    recordId: entry.recordId ?? null,
    version: entry.version ?? null,
    trigger: entry.trigger ?? null,
    registerId: entry.registerId ?? null,
    subject: entry.subjectId === pageOf ? null : { id: entry.subjectId, label: labels.get(entry.subjectId) ?? '–' },
    by: names.get(entry.actorId ?? '') ?? null,
  }));
}
