// What each of the five notices lets one expect, said apart from the policies: who goes when, what may not be stored, which door is behind a second factor.

import { plusYears } from './customers-file.ts';
import type { Customer } from './customers-file.ts';

export interface Firm {
  policy: string;
  /** How the card of the declaration begins. */
  card: string;
  /** The register that customers are brought into, as it is named on the screen. */
  register: string;
  registerId: string;
  /** True when the notice promises a second factor at sign-in. */
  secondFactor: boolean;
  /** Heading of a column that the register does not declare, and the API's name for it. */
  undeclared: { heading: string; key: string; field: string };
  /** A register of the same firm with a field list of its own that holds less. */
  narrow?: { register: string; registerId: string; heading: string; key: string; field: string };
  /** How a membership ends: by itself after the last contact or the end of the service, or by decision when inactive. */
  ends: 'after-last-contact' | 'after-service' | 'by-decision';
  years: number;
  /** The day to which the clock is moved, and the event that the journey logs for those who stay. */
  later: string;
  trigger: 'last-contact' | 'service-end';
  /** Contacts can be logged as what they are; else only their day is recorded. */
  logsContacts: boolean;
  /** Who presses the button: the night by itself or the owner. */
  run: 'night' | 'now';
}

export const SINCE = '2024-03-01';
export const START = '2026-11-22T08:00:00Z';

export const FIRMS: readonly Firm[] = [
  {
    policy: 'lajina-mieli',
    card: 'Lajina Mieli',
    register: 'Asiakasrekisteri',
    registerId: 'customer',
    secondFactor: false,
    undeclared: { heading: 'Koulutus', key: 'education', field: 'person.education' },
    narrow: { register: 'Markkinointirekisteri', registerId: 'marketing', heading: 'Sukunimi', key: 'familyName', field: 'person.name' },
    ends: 'by-decision',
    years: 5,
    later: '2029-06-15',
    trigger: 'last-contact',
    logsContacts: false,
    run: 'night',
  },
  {
    policy: 'valmennuskumppani',
    card: 'Valmennuskumppani',
    register: 'Asiakas- ja markkinointirekisteri',
    registerId: 'customer-marketing',
    secondFactor: false,
    undeclared: { heading: 'Asiakasnumero', key: 'customerNumber', field: 'person.customer_number' },
    ends: 'after-last-contact',
    years: 5,
    later: '2029-06-15',
    trigger: 'last-contact',
    logsContacts: true,
    run: 'night',
  },
  {
    policy: 'prover',
    card: 'Prover',
    register: 'Asiakas- ja markkinointirekisteri',
    registerId: 'customer-marketing',
    secondFactor: true,
    undeclared: { heading: 'Muistiinpano', key: 'note', field: 'person.note' },
    ends: 'by-decision',
    years: 5,
    later: '2029-06-15',
    trigger: 'last-contact',
    logsContacts: false,
    run: 'night',
  },
  {
    policy: 'interniemi',
    card: 'Interniemi',
    register: 'Asiakas- ja markkinointirekisteri',
    registerId: 'customer-marketing',
    secondFactor: false,
    undeclared: { heading: 'Asiakasnumero', key: 'customerNumber', field: 'person.customer_number' },
    ends: 'after-last-contact',
    years: 3,
    later: '2028-06-15',
    trigger: 'last-contact',
    logsContacts: true,
    run: 'now',
  },
  {
    policy: 'lexmentor',
    card: 'Lexmentor',
    register: 'Asiakasrekisteri',
    registerId: 'customer',
    secondFactor: true,
    undeclared: { heading: 'Muistiinpano', key: 'note', field: 'person.note' },
    ends: 'after-service',
    years: 3,
    later: '2027-06-15',
    trigger: 'service-end',
    logsContacts: true,
    run: 'now',
  },
];

/** True when the notice says that this customer's data are gone (or, where people decide, put up for decision) on the day. */
export function isOver(firm: Firm, customer: Customer, events: ReadonlyMap<string, string>, day: string): boolean {
  const logged = events.get(customer.email);
  const latest = (days: (string | null | undefined)[]) =>
    days
      .filter((each) => typeof each === 'string')
      .toSorted()
      .at(-1) ?? SINCE;
  switch (firm.ends) {
    case 'after-last-contact':
      return plusYears(latest([customer.lastContact, logged]), firm.years) <= day;
    case 'after-service':
      return plusYears(latest([logged]), firm.years) <= day;
    case 'by-decision':
      return plusYears(latest([customer.lastContact, logged]), firm.years) <= day && plusYears(SINCE, firm.years) <= day;
  }
}

/** The last contact (or start) that is over exactly on the day to which the clock moves. */
export function boundary(firm: Firm): string {
  return plusYears(firm.later, -firm.years);
}
