// 72 hours from awareness, absolute: nights, weekends and holidays count (Art. 33(1); R15). The number may change with the law, so it stands in one place.

export const BREACH_HOURS = 72;
const HOUR_MS = 3_600_000;

export function breachDue(awareAt: string): string {
  return new Date(Date.parse(awareAt) + BREACH_HOURS * HOUR_MS).toISOString();
}

export type BreachState = 'open' | 'late' | 'told' | 'told-late' | 'not-needed';

/** Where the notification to the authority stands. */
export function authorityState(of: { aware_at: string; authority_at: string | null; risk: string | null }, now: Date): BreachState {
  const due = breachDue(of.aware_at);
  if (of.authority_at !== null) return of.authority_at <= due ? 'told' : 'told-late';
  if (of.risk === 'none') return 'not-needed';
  return now.toISOString() > due ? 'late' : 'open';
}
