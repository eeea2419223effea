// The first gate: a letter is made with a link through us and a point only for those who say yes today. Everybody else gets the plain address, and no point at all.

import type { Deps } from '#kernel/deps';
import { tokenOf } from '#kernel/mailings';
import type { Recipient } from '#kernel/mailings';
import type { Tx } from '#platform/db';
import type { MessageTemplate, Piece } from '#platform/mail';
import { keepLinks, linksOfMailing } from '../queries/tracking.ts';
import { trackable, trackingOf } from './settings.ts';

type RenderDeps = Pick<Deps, 'policy' | 'clock' | 'keys' | 'registry' | 'config'>;

type Values = ReadonlyMap<string, Readonly<Record<string, string>>>;

const OPEN: Piece = { slot: 'open', as: 'dot' };

/** The letter with a place for the point, before the page ends. */
export function withDot(template: MessageTemplate): MessageTemplate {
  const { html } = template;
  const last = html.at(-1);
  const at = typeof last === 'string' ? last.lastIndexOf('</body>') : -1;
  if (typeof last !== 'string' || at < 0) return { ...template, html: [...html, OPEN] };
  return { ...template, html: [...html.slice(0, -1), last.slice(0, at), OPEN, last.slice(at)] };
}

/**
 * The values of each letter, its links led through us for those who may be followed. `values` hold the plain address of link n as
 * 'link:<n>'. A constant number of statements.
 */
export async function trackedValues(
  tx: Tx,
  deps: RenderDeps,
  of: { mailingId: string; recipients: readonly Recipient[]; values: Values },
): Promise<Values> {
  const { mailingId, recipients, values } = of;
  const tracking = await trackingOf(tx, deps.policy.current(), mailingId);
  const subjectIds = [...new Set(recipients.map(({ subjectId }) => subjectId))];
  const opens = tracking.opens ? await trackable(tx, deps, { subjectIds, what: 'opens' }) : new Set<string>();
  const clicks = tracking.clicks ? await trackable(tx, deps, { subjectIds, what: 'clicks' }) : new Set<string>();
  const known = clicks.size > 0 ? await knownLinks(tx, mailingId, [...values.values()]) : new Map<number, string>();
  return new Map(
    recipients.map(({ id, subjectId }) => {
      const own = values.get(id) ?? {};
      const links = clicks.has(subjectId) ? throughUs(deps, id, own, known) : {};
      return [id, { ...own, ...links, open: opens.has(subjectId) ? pixelFor(deps, id) : '' }];
    }),
  );
}

/** The address of the point in one letter. */
export function pixelFor({ keys, config }: RenderDeps, ledgerId: string): string {
  return `${config.publicUrl}/o/${tokenOf(keys, 'open', ledgerId)}`;
}

/** The address of one link in one letter. */
export function linkFor({ keys, config }: RenderDeps, ledgerId: string, n: number): string {
  return `${config.publicUrl}/l/${tokenOf(keys, 'click', ledgerId, String(n))}`;
}

function throughUs(deps: RenderDeps, ledgerId: string, own: Readonly<Record<string, string>>, known: ReadonlyMap<number, string>) {
  const led = Object.entries(own).flatMap(([slot, url]) => {
    const n = numberOf(slot);
    // An address of this recipient alone, or one that was changed after letters had left, is none that the database knows: it stays as it is.
    return n === undefined || known.get(n) !== url ? [] : [[slot, linkFor(deps, ledgerId, n)] as const];
  });
  return Object.fromEntries(led);
}

/** Links that are the same for everybody, remembered where a click looks for them. */
async function knownLinks(tx: Tx, mailingId: string, values: readonly Readonly<Record<string, string>>[]): Promise<Map<number, string>> {
  const known = await linksOfMailing(tx, mailingId);
  const fresh = new Map<number, string>();
  for (const [slot, url] of Object.entries(values[0] ?? {})) {
    const n = numberOf(slot);
    if (n !== undefined && !known.has(n) && /^https?:\/\//i.test(url) && values.every((each) => each[slot] === url)) fresh.set(n, url);
  }
  if (fresh.size === 0) return known;
  await keepLinks(tx, mailingId, fresh);
  return linksOfMailing(tx, mailingId);
}

function numberOf(slot: string): number | undefined {
  const n = /^link:(\d{1,4})$/.exec(slot)?.[1];
  return n === undefined ? undefined : Number(n);
}
