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

export interface TimelineItem extends Omit<TimelineEntry, 'recordId' | 'version' | 'trigger' | 'registerId' | 'dayAlone'> {
  readonly type: TimelineType;
  readonly time: string | null;
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
    next: last === undefined ? null : encodeCursor(last.at, last.place),
    types: TIMELINE_TYPES.filter((type) => readable.some((source) => source.type === type)),
  };
}

interface Typed extends TimelineEntry {
  readonly type: TimelineType;
  /** When on the clock; null for what has a day alone. */
  readonly time: string | null;
  /** Its place within its day. */
  readonly place: string;
}

async function entriesOf(deps: Deps, source: TimelineSource, subjectId: string, cursor: Cursor | null): Promise<Typed[]> {
  const before = cursor === null ? null : placeIn(source, cursor);
  const entries = await source.entries(deps, { subjectIds: [subjectId], before, limit: PAGE + 1 });
  return entries.map((entry) => ({ ...entry, type: source.type, ...placeOf(source, entry.id) }));
}

type Ordered = Pick<TimelineSource, 'prefix' | 'instants'>;

/** Within a day what has a time of the clock stands by it, the latest first, and below that what has the day alone. */
export function placeOf({ prefix, instants }: Ordered, id: string): Pick<Typed, 'time' | 'place'> {
  const rest = id.slice(prefix.length);
  if (!instants) return { time: null, place: `d${prefix}${rest}` };
  const cut = rest.indexOf('_');
  const time = rest.slice(0, cut);
  return { time, place: `i${time}_${prefix}${rest.slice(cut + 1)}` };
}

const AFTER_ALL = '\uffff';
const PLACE = /^(?:i([^_]*)_|d)([g-z]-)?(.*)$/s;

/** Where the last page ended, in the order of one source: what stands at the same time or day stands by prefix. */
export function placeIn({ prefix, instants }: Ordered, [day, place]: Cursor): readonly [string, string] {
  const [, time, at = '', id = ''] = PLACE.exec(place) ?? [];
  const mine = at === prefix;
  if (instants) {
    if (time === undefined) return [startOf(day), ''];
    if (mine) return [time, id];
    return [prefix < at ? new Date(Date.parse(time) + 1).toISOString() : time, ''];
  }
  if (time !== undefined) return [day, AFTER_ALL];
  return mine ? [day, id] : [day, prefix < at ? AFTER_ALL : ''];
}

/** The instant at which a day begins in Finland. */
function startOf(day: string): string {
  const eve = addPeriod(day, '-P1D');
  const summer = `${eve}T21:00:00.000Z`;
  return localDate(new Date(summer)) === day ? summer : `${eve}T22:00:00.000Z`;
}

function newestFirst(a: Typed, b: Typed): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.place < b.place ? 1 : a.place > b.place ? -1 : 0;
}

async function named(deps: Deps, pageOf: string, entries: readonly Typed[]): Promise<TimelineItem[]> {
  const others = [...new Set(entries.map(({ subjectId }) => subjectId).filter((id) => id !== pageOf))];
  const labels = await subjectLabels(deps, others);
  const names = await actorNames(deps.database.db);
  return entries.map((entry) => ({
    id: entry.id,
    type: entry.type,
    at: entry.at,
    time: entry.dayAlone === true ? null : entry.time,
    kind: entry.kind,
    title: entry.title,
    note: entry.note,
    subjectId: entry.subjectId,
    recordId: entry.recordId ?? null,
    version: entry.version ?? null,
    trigger: entry.trigger ?? null,
    registerId: entry.registerId ?? null,
    subject: entry.subjectId === pageOf ? null : { id: entry.subjectId, label: labels.get(entry.subjectId) ?? '–' },
    by: names.get(entry.actorId ?? '') ?? null,
  }));
}
