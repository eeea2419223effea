// How long data are kept: each group needs a period or a criterion, and a promise without either cannot be checked (Art. 13(2)(a)).

import type { Text } from '#platform/i18n';
import type { Fact } from '../import/types.ts';
import type { Raw } from './finding.ts';
import type { Judged } from './notice-judged.ts';
import { missing, partly } from './notice-judged.ts';
import { last } from './notice-view.ts';
import type { View } from './notice-view.ts';
import { joined } from './notice-what.ts';

const UNDEFINED = ['retention/inactive-removed', 'retention/lifetime'];
/** Kinds that are no end of storage by themselves. */
const NO_END = new Set(['inactive', 'lifetime', 'on-request', 'cycle']);

function kindOf({ value }: Fact): string {
  return String(value['kind']);
}

function hasPeriod({ value }: Fact): boolean {
  return typeof value['period'] === 'string';
}

export function retentionItem(view: View): Judged {
  const rules = view.of('retention').filter((fact) => !NO_END.has(kindOf(fact)));
  const vague = UNDEFINED.map((path) => view.fact(path)).find((each) => each !== undefined);
  const undefinedRaw: Raw | undefined =
    vague === undefined ? undefined : { code: 'retention-undefined', path: 'retention', place: vague.place };
  if (rules.length === 0) return missing(undefinedRaw ?? { code: 'retention-missing', path: 'retention' });
  const without = groupsWithout(view, rules);
  const names = joined(without);
  return partly(
    undefinedRaw,
    without.length > 0 ? { code: 'retention-partial', path: 'retention', place: rules[0]?.place, params: { names } } : undefined,
  );
}

const GROUPS = {
  invoices: { fi: 'laskut ja kirjanpito', sv: 'fakturor och bokföring', en: 'invoices and bookkeeping' },
  marketing: { fi: 'markkinointi', sv: 'marknadsföring', en: 'marketing' },
  log: { fi: 'coaching-loki', sv: 'coachningslogg', en: 'coaching log' },
  assessments: { fi: 'arvioinnit', sv: 'bedömningar', en: 'assessments' },
  references: { fi: 'referenssit', sv: 'referenser', en: 'references' },
  events: { fi: 'tapahtumat ja erityiset tiedot', sv: 'evenemang och särskilda uppgifter', en: 'events and special data' },
  customers: { fi: 'asiakastiedot', sv: 'kunduppgifter', en: 'customer data' },
} as const satisfies Record<string, Text>;

const OWN_CLOCK: readonly (readonly [field: string, name: Text])[] = [
  ['coaching.log', GROUPS.log],
  ['assessment.profile', GROUPS.assessments],
  ['document.reference', GROUPS.references],
];

/** Groups of data that the notice speaks of and no rule of it ends. */
function groupsWithout(view: View, rules: readonly Fact[]): Text[] {
  const fields = new Set(view.of('field').map(({ path }) => last(path)));
  const purposes = new Set(view.of('purpose').map(({ path }) => last(path)));
  const has = (...ids: string[]) => ids.some((id) => fields.has(id));
  const whole = rules.filter((fact) => fact.value['field'] === undefined && kindOf(fact) !== 'statutory');
  const dated = whole.some(hasPeriod);
  const statutory = rules.some((fact) => kindOf(fact) === 'statutory' && hasPeriod(fact));
  const lawNamed = /kirjanpitola\p{L}+/iu.test(view.text);
  const without: Text[] = [];
  if (
    (has('invoice.details', 'organisation.billing') || purposes.has('invoicing') || purposes.has('accounting')) &&
    !statutory &&
    !lawNamed
  )
    without.push(GROUPS.invoices);
  const ends = rules.filter((fact) => kindOf(fact) !== 'periodic-review');
  const covered = (field: string) => ends.some(({ value }) => value['field'] === field) || whole.length > 0;
  const marketed =
    has('marketing.permission', 'marketing.action') || ['marketing', 'newsletter', 'direct-marketing'].some((id) => purposes.has(id));
  if (marketed && !covered('marketing.permission')) without.push(GROUPS.marketing);
  for (const [field, name] of OWN_CLOCK) if (has(field) && !covered(field)) without.push(name);
  const eventEnd = rules.some(({ value }) => value['trigger'] === 'event-end' || value['field'] === 'event.diet');
  if (has('event.diet', 'event.membership', 'person.identity_code') && !eventEnd) without.push(GROUPS.events);
  if (!dated && !rules.some(hasPeriod)) without.push(GROUPS.customers);
  return without;
}
