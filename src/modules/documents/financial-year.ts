// Vouchers are kept six years from the end of the calendar year in which their financial year ended (Accounting Act 2:10; R23).

import type { CompiledPolicy } from '#kernel/policy';
import { statutoryUntil } from '#kernel/retention';
import { getSetting, putSetting } from '#kernel/access';
import { addPeriod } from '#platform/clock';
import type { Conn } from '#platform/db';
import { VOUCHER_FIELD } from './kinds.ts';

const SETTING = 'accounting.year-ends-in-month';
const LAW = 'P6Y';

/** The month in which the firm's financial year ends: December unless told otherwise. */
export async function yearEndMonth(conn: Conn): Promise<number> {
  return Number((await getSetting(conn, SETTING)) ?? '12');
}

export async function setYearEndMonth(conn: Conn, month: number): Promise<void> {
  await putSetting(conn, SETTING, String(month));
}

/** Last day of the financial year to which a day belongs. */
export function financialYearEnd(day: string, month: number): string {
  const year = Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) > month ? 1 : 0);
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  return addPeriod(addPeriod(first, 'P1M'), '-P1D');
}

/** The last day on which the voucher is kept: the law's, or the declaration's where that is later. */
export function keptUntil(policy: CompiledPolicy, registers: readonly string[], yearEnd: string): string {
  const declared = registers.flatMap((register) => {
    const group = policy.groupOf(register, VOUCHER_FIELD);
    const rules = group === undefined ? [] : policy.groupRules(group.id);
    return rules.flatMap((rule) => (rule.kind === 'statutory' ? [statutoryUntil(rule.from, yearEnd, rule.period)] : []));
  });
  return [statutoryUntil('calendar-year-end', yearEnd, LAW), ...declared].toSorted().at(-1) ?? '';
}

/** True when vouchers have a statutory time of their own in these registers, and nothing else there waits for the same event. */
export function hasOwnClock(policy: CompiledPolicy, registers: readonly string[]): boolean {
  const counts = (rule: { kind: string; trigger?: unknown }) => rule.kind === 'statutory' && rule.trigger === 'financial-year-end';
  const own = registers.some((register) => {
    const group = policy.groupOf(register, VOUCHER_FIELD);
    return group !== undefined && policy.groupRules(group.id).some(counts);
  });
  return own && !registers.some((register) => policy.rulesOf(register).some(counts));
}
