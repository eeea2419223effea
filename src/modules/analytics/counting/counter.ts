// Hits wait in memory for a second at most and are written together. What waits is coarse already: no address, no browser, no cookie.

import type { Deps } from '#kernel/deps';
import { createBatches } from '#platform/batches';
import { localDate } from '#platform/clock';
import type { Tx } from '#platform/db';
import { deviceOf, machineOf, refusesTracking } from '#platform/http';
import type { Device } from '#platform/http';
import { countingOf } from '../features.ts';
import { continueLinked, unlinkWithdrawn } from '../linked.ts';
import type { LinkDeps } from '../linked.ts';
import { addCounts, holdVisits, putSessions, sessionsOf } from '../queries-count.ts';
import type { Count } from '../queries-count.ts';
import { isSpam } from './classify.ts';
import { createSalts, markOf } from './salts.ts';
import type { Salts } from './salts.ts';
import { fold } from './sessions.ts';
import type { Step } from './sessions.ts';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A page that was asked for. Address and headers are looked at once, at the door, and are not in what is kept. */
export interface PageAsk {
  readonly site: string;
  readonly page: string;
  readonly referrer: string | null;
  readonly campaign: string | null;
  /** A link followed out of the page. */
  readonly link?: string | undefined;
  /** The page says that this visitor said yes. */
  readonly consented?: boolean | undefined;
  readonly address: string;
  readonly headers: Headers;
}

export interface Counter {
  /** Counts a page, or drops it when it is a machine's, unwanted or not declared. Returns whether it is counted. */
  take(ask: PageAsk): Promise<boolean>;
  /** The mark of a visitor today, for a visit that its person lets us know. */
  markFor(of: { site: string; address: string; headers: Headers }): Promise<string>;
  /** Writes what waits. */
  flush(): Promise<void>;
  /** Writes each second and destroys old salts; returns what stops it, after what waits is written. */
  start(): () => Promise<void>;
}

interface Hit {
  readonly at: number;
  readonly day: string;
  readonly site: string;
  readonly page: string;
  readonly referrer: string | null;
  readonly campaign: string | null;
  readonly link: string | undefined;
  readonly device: Device | null;
  readonly marks: { readonly saltDay: string; readonly mark: string; readonly before: string | undefined } | null;
}

type CounterDeps = LinkDeps & Pick<Deps, 'config' | 'log'>;

const EVERY_MS = 1000;
/** Old salts and withdrawn visits are looked for once a minute. */
const TIDY_EVERY = 60;
const MOST_WAITING = 50_000;
const BATCH = 5000;
/** A figure for each page that exists, not for each that somebody invents. */
const MOST_KEYS = 500;

export function createCounter(deps: CounterDeps, salts: Salts = createSalts(deps)): Counter {
  const keys = createKeys();
  const { put, flush, start } = createBatches<Hit>({
    write: (hits) => deps.database.tx((tx) => write(tx, deps, hits, keys)),
    failed: (error) => deps.log.error('visits.tick', { error: error instanceof Error ? error.name : 'error' }),
    async also(turn) {
      if (turn % TIDY_EVERY !== 0) return;
      await salts.destroyOld(deps.clock.now());
      await unlinkWithdrawn(deps);
    },
    everyMs: EVERY_MS,
    size: BATCH,
    most: MOST_WAITING,
  });
  return {
    async take(ask) {
      const counting = countingOf(deps.policy.current());
      if (counting === null || isUnwanted(ask)) return false;
      const now = deps.clock.now();
      const marked = counting.visitors === 'free' || ask.consented === true;
      const { site, page, referrer, campaign, link, headers } = ask;
      const hit = { at: now.getTime(), day: localDate(now), site, page, referrer, campaign, link };
      return put({ ...hit, device: counting.devices ? deviceOf(headers) : null, marks: marked ? await marksOf(salts, now, ask) : null });
    },
    async markFor({ site, address, headers }) {
      const [today] = await salts.at(deps.clock.now());
      return markOf(today, site, address, agentOf(headers));
    },
    flush,
    start,
  };
}

function isUnwanted({ headers, referrer }: PageAsk): boolean {
  return refusesTracking(headers) || machineOf(headers) !== undefined || isSpam(referrer);
}

async function marksOf(salts: Salts, now: Date, { site, address, headers }: PageAsk): Promise<Hit['marks']> {
  const [today, before] = await salts.at(now);
  const agent = agentOf(headers);
  return {
    saltDay: today.day,
    mark: markOf(today, site, address, agent),
    before: before === undefined ? undefined : markOf(before, site, address, agent),
  };
}

function agentOf(headers: Headers): string {
  return String(headers['user-agent'] ?? '');
}

async function write(tx: Tx, deps: CounterDeps, hits: readonly Hit[], keys: Keys): Promise<void> {
  await holdVisits(tx);
  const steps = hits.flatMap(({ marks, link, page, ...hit }): Step[] =>
    marks === null ? [] : [{ ...hit, ...marks, page: keys(hit.day, 'page', page), out: link !== undefined }],
  );
  const counts: Count[] = hits.flatMap((hit) => figuresOf(hit, keys));
  if (steps.length > 0) {
    const marks = [...new Set(steps.flatMap(({ mark, before }) => (before === undefined ? [mark] : [mark, before])))];
    const known = await sessionsOf(tx, marks);
    const { changed, counts: more } = fold(known, steps, () => deps.ids.next());
    const old = new Set(known.map(({ id }) => id));
    await putSessions(tx, changed, new Set(changed.map(({ id }) => id).filter((id) => !old.has(id))));
    await continueLinked(tx, deps, changed);
    for (const each of more) counts.push(each);
  }
  await addCounts(tx, summed(counts));
}

function figuresOf({ day, site, page, referrer, campaign, link, device }: Hit, keys: Keys): Count[] {
  const figure = (kind: string, key: string | null | undefined): Count[] =>
    key === null || key === undefined ? [] : [[day, site, kind, keys(day, kind, key), 1]];
  if (link !== undefined) return figure('link', link);
  return [...figure('page', page), ...figure('referrer', referrer), ...figure('campaign', campaign), ...figure('device', device)];
}

function summed(counts: readonly Count[]): Count[] {
  const sums = new Map<string, Count>();
  for (const [day, site, kind, key, n] of counts) {
    const name = `${day}\n${site}\n${kind}\n${key}`;
    sums.set(name, [day, site, kind, key, (sums.get(name)?.[4] ?? 0) + n]);
  }
  // In one order always: two processes must not wait for each other's rows.
  return [...sums.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, count]) => (count[4] === 0 ? [] : [count]));
}

/** The key under which something is counted: '…' once a day has seen too many. */
type Keys = (day: string, kind: string, key: string) => string;

function createKeys(): Keys {
  let of = '';
  const seen = new Map<string, Set<string>>();
  return (day, kind, key) => {
    if (day !== of) {
      seen.clear();
      of = day;
    }
    const known = seen.get(kind) ?? new Set<string>();
    seen.set(kind, known);
    if (known.has(key)) return key;
    if (known.size >= MOST_KEYS) return '…';
    known.add(key);
    return key;
  };
}
