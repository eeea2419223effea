// Retention against the law: vouchers long enough and no longer, nothing for decades (Art. 5(1)(e), Accounting Act 2:10).

import { appendAt, setAt } from '../edit/edit.ts';
import { fieldUse } from '../fields.ts';
import type { Policy, RetentionRule } from '../schema.ts';
import { freeId } from './policy-law.ts';
import type { Fault } from './policy-fault.ts';

const VOUCHERS = 'P6Y';
const LONG_YEARS = 10;
const LAW = { fi: 'Kirjanpitolaki 2:10', sv: 'Bokföringslagen 2:10', en: 'Accounting Act 2:10' };

export function retentionFaults(policy: Policy): Fault[] {
  return [...vouchers(policy), ...long(policy)];
}

function vouchers(policy: Policy): Fault[] {
  const rules = new Map(policy.retention.map((rule, i) => [rule.id, { rule, i }]));
  return policy.dataGroups.flatMap((group, i): Fault[] => {
    if (!group.fields.some((field) => fieldUse(field).id === 'invoice.details')) return [];
    const floors = group.retention.flatMap((id) => rules.get(id) ?? []).filter(({ rule }) => rule.kind === 'statutory');
    if (floors.length === 0) return [{ code: 'invoice-without-floor', at: ['dataGroups', i], mend: (yaml) => withFloor(yaml, policy, i) }];
    return floors.flatMap(({ rule, i: at }) => floorFault(rule, at));
  });
}

function floorFault(rule: RetentionRule, i: number): Fault[] {
  if (rule.kind !== 'statutory' || rule.trigger !== 'financial-year-end') return [];
  const set = (yaml: string) => setAt(setAt(yaml, ['retention', i, 'period'], VOUCHERS), ['retention', i, 'from'], 'calendar-year-end');
  const length = days(rule.period);
  if (length < days(VOUCHERS) || (length === days(VOUCHERS) && rule.from === 'event'))
    return [{ code: 'accounting-too-short', at: ['retention', i], mend: set }];
  return length > days(VOUCHERS) ? [{ code: 'accounting-too-long', at: ['retention', i], mend: set }] : [];
}

function withFloor(yaml: string, policy: Policy, group: number): string {
  const known = policy.retention.find((rule) => rule.kind === 'statutory' && rule.period === VOUCHERS && rule.from === 'calendar-year-end');
  const id = known?.id ?? freeId('vouchers', policy.retention);
  const rule = {
    id,
    kind: 'statutory',
    trigger: 'financial-year-end',
    period: VOUCHERS,
    from: 'calendar-year-end',
    law: LAW,
    completed: [
      {
        what: 'period',
        stated: null,
        reason: {
          fi: 'Laskuille ei ollut omaa aikaa. Laki vaatii vähintään kuusi vuotta sen kalenterivuoden lopusta, jona tilikausi päättyi.',
          sv: 'Fakturorna saknade egen tid. Lagen kräver minst sex år från utgången av det kalenderår då räkenskapsperioden gick ut.',
          en: 'Invoices had no time of their own. The law asks for at least six years from the end of the calendar year in which the financial year ended.',
        },
        rule: 'R23',
      },
    ],
  };
  const added = known === undefined ? appendAt(yaml, ['retention'], rule) : yaml;
  return appendAt(added, ['dataGroups', group, 'retention'], id);
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
