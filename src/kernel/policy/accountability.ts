// The product keeps its own register to show that the promises are kept (GDPR Art. 5(2)); it is declared here once, for the notice and for the tables alike.

import { ACCOUNTABILITY } from './accountability-entries.ts';
import type { Text } from '#platform/i18n';

export type AccountabilityId =
  | 'provenance'
  | 'permissions'
  | 'sign-ups'
  | 'suppression'
  | 'cases'
  | 'erasures'
  | 'disclosures'
  | 'duties'
  | 'breaches'
  | 'agreements'
  | 'messages'
  | 'mailings'
  | 'returns'
  | 'visits'
  | 'reviews'
  | 'undo'
  | 'merges'
  | 'audit'
  | 'ledger'
  | 'proof'
  | 'staff-accounts'
  | 'staff-sessions'
  | 'api-tokens'
  | 'backups';

/** How long: while something lives, and a period after it ended; or a period after an event. */
export interface AccountabilityPeriod {
  /** While this is true the entry stays; absent when the period runs from the event itself. */
  readonly while?: Text;
  /** ISO period counted from the end of `while` or from the event; absent when the entry goes at once. */
  readonly period?: string;
  /** What the period is counted from, as it stands after "from" in each language. */
  readonly from?: Text;
}

export interface AccountabilityEntry {
  readonly id: AccountabilityId;
  readonly name: Text;
  readonly holds: Text;
  readonly ground: AccountabilityGround;
  readonly keep: AccountabilityPeriod;
  /** Catalogue fields whose home is this register. */
  readonly fields: readonly string[];
  /** The live check that watches the entry, when there is one. */
  readonly check?: string;
  /** What the owner signs when no software can see it. */
  readonly task?: Text;
}

export type AccountabilityGround = 'accountability' | 'consent' | 'security';

/** All are legal obligations under Article 6(1)(c); the name says which, the law where. */
export const GROUNDS: Readonly<Record<AccountabilityGround, { readonly name: Text; readonly law: Text }>> = {
  accountability: {
    name: { fi: 'osoitusvelvollisuus', sv: 'ansvarsskyldighet', en: 'accountability' },
    law: { fi: '5 artiklan 2 kohta', sv: 'artikel 5.2', en: 'Article 5(2)' },
  },
  consent: {
    name: { fi: 'suostumuksen ja kiellon osoittaminen', sv: 'bevis på samtycke och förbud', en: 'proof of consent and objection' },
    law: { fi: '7 artiklan 1 kohta ja 21 artiklan 3 kohta', sv: 'artiklarna 7.1 och 21.3', en: 'Articles 7(1) and 21(3)' },
  },
  security: {
    name: { fi: 'käsittelyn turvallisuus', sv: 'säkerhet i behandlingen', en: 'security of processing' },
    law: { fi: '32 artikla', sv: 'artikel 32', en: 'Article 32' },
  },
};

const BY_ID: ReadonlyMap<string, AccountabilityEntry> = new Map(ACCOUNTABILITY.map((entry) => [entry.id, entry]));

export function accountabilityEntry(id: AccountabilityId): AccountabilityEntry {
  const entry = BY_ID.get(id);
  if (entry === undefined) throw new RangeError(`no accountability entry ${id}`);
  return entry;
}
