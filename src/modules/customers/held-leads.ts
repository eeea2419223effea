// Leads of the leads module as people say them: stages and reasons by the firm's own names, a value as money, a day as a day.

import { getSetting } from '#kernel/access';
import type { Conn } from '#platform/db';
import type { Text } from '#platform/i18n';
import type { CustomersPhrase } from './phrases.ts';

/** The firm's stages and reasons, as the leads module keeps them. */
export const LEAD_LISTS = 'leads.lists';
const KINDS = ['lead', 'lead-step'];
const CODES = ['stage', 'lost_reason', 'from_stage', 'to_stage'];
const DAYS = ['stage_since', 'closed_on', 'moved_on'];

export const LEAD_PARTS: Readonly<Record<string, CustomersPhrase>> = {
  'lead.organisation_id': 'held.organisation',
  'lead.stage': 'held.stage',
  'lead.stage_since': 'held.since',
  'lead.value_cents': 'held.amount',
  'lead.lost_reason': 'held.reason',
  'lead.closed_on': 'held.until',
  'lead-step.from_stage': 'held.before',
  'lead-step.to_stage': 'held.stage',
  'lead-step.moved_on': 'held.on',
};

interface Named {
  readonly id: string;
  readonly name: Text;
}

export function ofLead({ kind }: { readonly kind: string }): boolean {
  return KINDS.includes(kind);
}

/** Names of stages and reasons by their codes. */
export async function leadNames(conn: Conn): Promise<ReadonlyMap<string, Text>> {
  const stored = await getSetting(conn, LEAD_LISTS);
  const { stages = [], reasons = [] } = (stored === undefined ? {} : JSON.parse(stored)) as { stages?: Named[]; reasons?: Named[] };
  return new Map([...stages, ...reasons].map(({ id, name }) => [id, name]));
}

export function leadAs(
  column: string,
  value: string,
  words: { names: ReadonlyMap<string, Text>; money(cents: number): Text; day(value: string): Text },
): Text | null {
  if (CODES.includes(column)) return words.names.get(value) ?? null;
  if (column === 'value_cents') return words.money(Number(value));
  return DAYS.includes(column) ? words.day(value) : null;
}
