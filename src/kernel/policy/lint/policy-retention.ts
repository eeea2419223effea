// Retention against the law: vouchers long enough and no longer, nothing for decades (Art. 5(1)(e), Accounting Act 2:10).

import type { Edit } from '../edit/edit.ts';
import { fieldUse } from '../fields.ts';
import type { DataGroup, Policy, RetentionRule } from '../schema.ts';
import { shortRetention } from '../statements/retention-words.ts';
import { freeId } from '../draft-edit.ts';
import type { Fault } from './policy-fault.ts';

const VOUCHERS = 'P6Y';
const VOUCHER = 'invoice.details';
const LONG_YEARS = 10;
const LAW = { fi: 'Kirjanpitolaki 2:10', sv: 'Bokföringslagen 2:10', en: 'Accounting Act 2:10' };

export function retentionFaults(policy: Policy): Fault[] {
  return [...vouchers(policy), ...long(policy)];
}

function vouchers(policy: Policy): Fault[] {
  const rules = new Map(policy.retention.map((rule, i) => [rule.id, { rule, i }]));
  return policy.dataGroups.flatMap((group, i): Fault[] => {
    if (!group.fields.some((field) => fieldUse(field).id === VOUCHER)) return [];
    const floors = group.retention.flatMap((id) => rules.get(id) ?? []).filter(({ rule }) => rule.kind === 'statutory');
    if (floors.length === 0) return [{ code: 'invoice-without-floor', at: ['dataGroups', i], mend: withFloor(policy, i) }];
    return floors.flatMap(({ rule, i: at }) => floorFault(policy, { rule, at, group: i }));
  });
}

interface Floor {
  rule: RetentionRule;
  at: number;
  group: number;
}

function floorFault(policy: Policy, floor: Floor): Fault[] {
  const { rule, at, group } = floor;
  if (rule.kind !== 'statutory' || rule.trigger !== 'financial-year-end') return [];
  const mend = isShared(policy, rule.id, group) ? splitOff(policy, floor) : lawful(at);
  // Where several groups lean on one rule, each is told of itself.
  const where = isShared(policy, rule.id, group) ? { about: policy.dataGroups[group]?.id ?? '' } : {};
  const length = days(rule.period);
  if (length < days(VOUCHERS) || (length === days(VOUCHERS) && rule.from === 'event'))
    return [{ code: 'accounting-too-short', at: ['retention', at], ...where, mend }];
  return length > days(VOUCHERS) ? [{ code: 'accounting-too-long', at: ['retention', at], ...where, mend }] : [];
}

function lawful(at: number): Edit[] {
  return [
    { do: 'set', path: ['retention', at, 'period'], value: VOUCHERS },
    { do: 'set', path: ['retention', at, 'from'], value: 'calendar-year-end' },
  ];
}

/** Books and statements may live by the same rule, in this group or another: theirs is not touched. */
function isShared(policy: Policy, id: string, group: number): boolean {
  const others = [...policy.registers, ...policy.dataGroups.filter((_, i) => i !== group)];
  return others.some(({ retention }) => retention.includes(id)) || restOf(policy, group).length > 0;
}

const OF_VOUCHERS = new Set([VOUCHER, 'organisation.billing', 'invoice.collection', 'order.details']);

function restOf(policy: Policy, group: number): DataGroup['fields'] {
  return policy.dataGroups[group]?.fields.filter((field) => !OF_VOUCHERS.has(fieldUse(field).id)) ?? [];
}

/** Vouchers get a rule of their own, and a group of their own where they stood among other data. */
function splitOff(policy: Policy, { rule, group }: Floor): Edit[] {
  const of = policy.dataGroups[group];
  if (of === undefined) return [];
  const { id, edits } = floorRule(policy, rule);
  const retention = of.retention.map((each) => (each === rule.id ? id : each));
  if (restOf(policy, group).length === 0) {
    const at = of.retention.indexOf(rule.id);
    return [...edits, { do: 'set', path: ['dataGroups', group, 'retention', at], value: id }];
  }
  const moved = of.fields.flatMap((field, i) => (OF_VOUCHERS.has(fieldUse(field).id) ? [{ field, i }] : []));
  const own = {
    id: freeId('invoices', policy.dataGroups),
    name: { fi: 'Laskut', sv: 'Fakturor', en: 'Invoices' },
    registers: of.registers,
    purposes: of.purposes,
    sources: of.sources,
    retention,
    fields: moved.map(({ field }) => (typeof field === 'string' ? field : trimmed(field))),
  };
  return [
    ...edits,
    { do: 'append', path: ['dataGroups'], value: own },
    ...moved.map(({ i }): Edit => ({ do: 'remove', path: ['dataGroups', group, 'fields', i] })),
  ];
}

/** Without what the language fills in by itself. */
function trimmed(field: Exclude<DataGroup['fields'][number], string>): object {
  return Object.fromEntries(Object.entries(field).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
}

/** The lawful rule for vouchers: one that is there already, or a new one. */
function floorRule(policy: Policy, old?: RetentionRule): { id: string; edits: Edit[] } {
  const known = policy.retention.find((rule) => rule.kind === 'statutory' && rule.period === VOUCHERS && rule.from === 'calendar-year-end');
  if (known !== undefined) return { id: known.id, edits: [] };
  const id = freeId('vouchers', policy.retention);
  const said = old === undefined ? SILENT : { what: 'period', stated: shortRetention(old), reason: APART, rule: 'R23' };
  const rule = {
    id,
    kind: 'statutory',
    trigger: 'financial-year-end',
    period: VOUCHERS,
    from: 'calendar-year-end',
    law: LAW,
    completed: [said],
  };
  return { id, edits: [{ do: 'append', path: ['retention'], value: rule }] };
}

const APART = {
  fi: 'Laskut ja tositteet saivat oman aikansa. Kirjanpitokirjojen ja muiden tietojen aika jäi ennalleen.',
  sv: 'Fakturor och verifikationer fick en egen tid. Tiden för bokföringsböcker och andra uppgifter är oförändrad.',
  en: 'Invoices and vouchers got a time of their own. That of the books and of other data stays as it was.',
};

const SILENT = {
  what: 'period',
  stated: null,
  reason: {
    fi: 'Laskuille ei ollut omaa aikaa. Laki vaatii vähintään kuusi vuotta sen kalenterivuoden lopusta, jona tilikausi päättyi.',
    sv: 'Fakturorna saknade egen tid. Lagen kräver minst sex år från utgången av det kalenderår då räkenskapsperioden gick ut.',
    en: 'Invoices had no time of their own. The law asks for at least six years from the end of the calendar year in which the financial year ended.',
  },
  rule: 'R23',
};

function withFloor(policy: Policy, group: number): Edit[] {
  const { id, edits } = floorRule(policy);
  return [...edits, { do: 'append', path: ['dataGroups', group, 'retention'], value: id }];
}

function long(policy: Policy): Fault[] {
  return policy.retention.flatMap((rule, i): Fault[] => {
    if (rule.kind !== 'after-event' && rule.kind !== 'relation' && rule.kind !== 'claim-period') return [];
    return days(rule.period) > LONG_YEARS * 365 ? [{ code: 'retention-long', at: ['retention', i], params: { n: LONG_YEARS } }] : [];
  });
}

/** An ISO period in days, a month as thirty and a year as 365. */
function days(period: string): number {
  const [, y, m, w, d] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period) ?? [];
  return Number(y ?? 0) * 365 + Number(m ?? 0) * 30 + Number(w ?? 0) * 7 + Number(d ?? 0);
}
