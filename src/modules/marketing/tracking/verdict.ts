// A person's act or a machine's: mail services open every letter and try every link before anybody reads it. What told it is not kept, the verdict is.

import { machineOf } from '#platform/http';

export type Verdict = 'person' | 'prefetch' | 'proxy' | 'robot' | 'soon' | 'burst';

/** Nobody reads so fast: what comes within this of the delivery looked at the letter before its reader could. */
const SOON_MS = 10_000;
/** Nobody follows three links of a letter in two seconds. */
const BURST_MS = 2000;
const BURST_LINKS = 3;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** By the request alone. */
export function verdictOf(method: string, headers: Headers): Verdict {
  return method === 'GET' ? (machineOf(headers) ?? 'person') : 'robot';
}

/** By when the letter was delivered; a letter that is not yet known as delivered is being delivered now. */
export function inTime(verdict: Verdict, at: number, deliveredAt: string | null): Verdict {
  const soon = deliveredAt === null || at - Date.parse(deliveredAt) < SOON_MS;
  return verdict === 'person' && soon ? 'soon' : verdict;
}

interface Clicked {
  readonly n: number;
  readonly at: number;
}

/** Clicks of one letter that came too close together. */
export function burstsOf<C extends Clicked>(clicks: readonly C[]): ReadonlySet<C> {
  const found = new Set<C>();
  for (const { at } of clicks) {
    const near = clicks.filter((each) => Math.abs(each.at - at) <= BURST_MS);
    if (new Set(near.map(({ n }) => n)).size >= BURST_LINKS) for (const each of near) found.add(each);
  }
  return found;
}
