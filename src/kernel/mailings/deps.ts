// What the mailings room needs of the house.

import type { Deps } from '#kernel/deps';
import type { GateDeps } from '#kernel/permission';
import type { RightsDeps } from '#kernel/rights';

export type MailingDeps = RightsDeps & GateDeps;

export function nowOf({ clock }: Pick<Deps, 'clock'>): string {
  return clock.now().toISOString();
}

export function later({ clock }: Pick<Deps, 'clock'>, ms: number): string {
  return new Date(clock.now().getTime() + ms).toISOString();
}
