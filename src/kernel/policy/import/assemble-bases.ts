// Which ground stands behind which purpose: a notice often lists its grounds once for all, and every one of them has to come to its own.

import { BASES } from '../schema.ts';
import type { Basis } from '../schema.ts';
import { PURPOSES } from './purpose-words.ts';
import type { Fact } from './types.ts';

/** Purposes that a ground fits, the most fitting first. */
const FITS: Readonly<Record<Basis, readonly string[]>> = {
  contract: words('assignments reports trainings events orders bookings quotes certificates care invoicing contacts communication'),
  consent: words('newsletter direct-marketing marketing targeting analytics recruitment raffles content surveys communication contacts'),
  'legal-obligation': words('accounting invoicing certificates payment-control'),
  'legitimate-interest': words(
    'communication care development quality surveys contacts sales administration collection payment-control content marketing targeting',
  ),
  'explicit-consent': words('reports'),
};

function words(list: string): string[] {
  return list.split(' ');
}

export interface Grounded {
  id: string;
  /** Said of this very purpose. */
  own: Basis | undefined;
}

/** A ground that no purpose of the notice takes is a purpose that the notice did not name. */
export interface Unnamed {
  id: string;
  basis: Basis;
}

/** The ground of each purpose, and what the grounds speak of besides. `sealed`: whether special data are held by explicit consent. */
export function grounds(
  facts: readonly Fact[],
  purposes: readonly Grounded[],
  sealed: boolean,
): { of: Map<string, Basis>; unnamed: Unnamed[] } {
  const stated = BASES.filter((basis) => facts.some(({ path }) => path === `basis/${basis}`));
  const of = new Map(purposes.map(({ id, own }) => [id, own ?? usual(id, stated)]));
  const free = new Set(purposes.filter(({ own }) => own === undefined).map(({ id }) => id));
  const unnamed: Unnamed[] = [];
  for (const basis of stated) {
    if ([...of.values()].includes(basis) || (basis === 'explicit-consent' && sealed)) continue;
    const taker = FITS[basis].find((id) => free.has(id) && spare(of, id, stated));
    if (taker === undefined) unnamed.push({ id: UNNAMED[basis], basis });
    else of.set(taker, basis);
  }
  return { of, unnamed };
}

/** Its usual ground where the notice states that one, or none; else the first stated one that fits. */
function usual(id: string, stated: readonly Basis[]): Basis {
  const own = PURPOSES.find((each) => each.id === id)?.basis ?? 'legitimate-interest';
  if (stated.length === 0 || stated.includes(own)) return own;
  return stated.find((basis) => FITS[basis].includes(id)) ?? own;
}

/** Its ground stays with another purpose, or is one that the notice does not state. */
function spare(of: ReadonlyMap<string, Basis>, id: string, stated: readonly Basis[]): boolean {
  const basis = of.get(id);
  return basis === undefined || !stated.includes(basis) || [...of.values()].filter((each) => each === basis).length > 1;
}

const UNNAMED: Readonly<Record<Basis, string>> = {
  contract: 'assignments',
  consent: 'consented',
  'explicit-consent': 'consented-special',
  'legitimate-interest': 'care',
  'legal-obligation': 'accounting',
};
