// Figures of a mailing: counted only among those who say yes today, and always told together with how many they are.

import type { Deps } from '#kernel/deps';
import { recipientsOf } from '#kernel/mailings';
import { actsOfMailing, linksOfMailing } from '../queries/tracking.ts';
import type { Act } from '../queries/tracking.ts';
import { trackable, trackingOf } from './settings.ts';
import type { Tracking } from './settings.ts';

type NumberDeps = Pick<Deps, 'database' | 'policy' | 'clock' | 'keys' | 'registry'>;

export interface Followed {
  /** Whether it is followed at all. */
  readonly on: boolean;
  /** To how many of those who say yes the letter went. Only they are counted. */
  readonly asked: number;
  readonly people: number;
  /** Letters that only machines touched. */
  readonly machines: number;
  /** The same for each letter that was tried. */
  readonly variants: readonly { readonly variant: string; readonly asked: number; readonly people: number }[];
}

export interface FollowedClicks extends Followed {
  readonly links: readonly { readonly n: number; readonly url: string; readonly people: number }[];
}

export async function opensOf(deps: NumberDeps, mailingId: string): Promise<Followed> {
  return followed(deps, mailingId, 'opens').then(({ counted }) => counted);
}

export async function clicksOf(deps: NumberDeps, mailingId: string): Promise<FollowedClicks> {
  const { counted, acts } = await followed(deps, mailingId, 'clicks');
  const links = await linksOfMailing(deps.database.db, mailingId);
  return {
    ...counted,
    links: [...links]
      .map(([n, url]) => ({ n, url, people: lettersOf(acts.filter((act) => act.n === n && act.verdict === 'person')).size }))
      .toSorted((a, b) => b.people - a.people || a.n - b.n),
  };
}

async function followed(deps: NumberDeps, mailingId: string, what: keyof Tracking): Promise<{ counted: Followed; acts: readonly Act[] }> {
  const { db } = deps.database;
  const on = (await trackingOf(db, deps.policy.current(), mailingId))[what];
  if (!on) return { counted: { on, asked: 0, people: 0, machines: 0, variants: [] }, acts: [] };
  const asked = await askedOf(deps, mailingId, what);
  const mine = (await actsOfMailing(db, mailingId)).filter(({ ledgerId, n }) => asked.has(ledgerId) && (n === null) === (what === 'opens'));
  const people = lettersOf(mine.filter(({ verdict }) => verdict === 'person'));
  const variants = [...new Set(asked.values())].toSorted().map((variant) => {
    const of = [...asked].filter(([, each]) => each === variant).map(([ledgerId]) => ledgerId);
    return { variant, asked: of.length, people: of.filter((ledgerId) => people.has(ledgerId)).length };
  });
  const machines = [...lettersOf(mine)].filter((ledgerId) => !people.has(ledgerId)).length;
  return { counted: { on, asked: asked.size, people: people.size, machines, variants }, acts: mine };
}

const PAGE = 2000;

/** Letters that went to people who say yes today, with which letter it was. */
async function askedOf(deps: NumberDeps, mailingId: string, what: keyof Tracking): Promise<Map<string, string>> {
  const { db } = deps.database;
  const found = new Map<string, string>();
  for (let after: string | undefined; ;) {
    const page = await recipientsOf(db, mailingId, { state: 'accepted', after, limit: PAGE });
    const yes = await trackable(db, deps, { subjectIds: page.map(({ subject_id }) => subject_id), what });
    for (const { id, subject_id, variant } of page) if (yes.has(subject_id)) found.set(id, variant);
    if (page.length < PAGE) return found;
    after = page.at(-1)?.id;
  }
}

function lettersOf(acts: readonly Act[]): Set<string> {
  return new Set(acts.map(({ ledgerId }) => ledgerId));
}
