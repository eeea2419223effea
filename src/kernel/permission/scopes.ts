// A ban may be of one thing only: advertising, distance selling, direct marketing or research, and of own use or of giving the data to others (S4-24). Nothing named is everything.

import type { Purpose } from '#kernel/policy';
import type { BanDeed, BanScope, PermissionChannel } from './tables.ts';

/** What a ban names of what is done and to what end; null is everything. */
export interface BanTarget {
  readonly scope: BanScope | null;
  readonly deed: BanDeed | null;
}

/** What is about to be done. */
export interface Deed {
  readonly scope: BanScope;
  readonly deed: BanDeed;
}

/** What a ban is of, channel by channel: one purpose or all marketing. */
export interface BanReach extends Partial<BanTarget> {
  readonly channel: PermissionChannel;
  readonly purpose: string | null;
}

/** Direct marketing is the wider word: who bans it has also banned advertisements and selling from afar, but not a study of opinions. */
const WITHIN: Partial<Record<BanScope, BanScope>> = { advertising: 'direct-marketing', 'distance-selling': 'direct-marketing' };

function scopesOver(scope: BanScope): (BanScope | null)[] {
  const wider = WITHIN[scope];
  return [null, scope, ...(wider === undefined ? [] : [wider])];
}

/** True when a ban of this target stops the deed. */
export function stops(ban: BanTarget, { scope, deed }: Deed): boolean {
  return scopesOver(scope).includes(ban.scope) && (ban.deed === null || ban.deed === deed);
}

/** Every target whose ban would stop the deed. */
export function targetsOver({ scope, deed }: Deed): BanTarget[] {
  return scopesOver(scope).flatMap((each) => [null, deed].map((one) => ({ scope: each, deed: one })));
}

const RESEARCH = /tutkimu|mielipide|undersökning|opinion|research|survey/u;

/** What a purpose is for, where the message does not say it: a study when its name speaks of one, direct marketing otherwise. */
export function scopeOfPurpose({ name }: Pick<Purpose, 'name'>): BanScope {
  return [name.fi, name.sv, name.en].every((each) => RESEARCH.test(each.toLowerCase())) ? 'research' : 'direct-marketing';
}

export function deedOf(
  purpose: Pick<Purpose, 'name'>,
  asked: { readonly scope?: BanScope | undefined; readonly deed?: BanDeed | undefined } = {},
): Deed {
  return { scope: asked.scope ?? scopeOfPurpose(purpose), deed: asked.deed ?? 'processing' };
}
