// A verdict on one item of the checklist, with the fault that explains it.

import type { Raw } from './finding.ts';

/** In the order of the law. */
export const CHECKLIST = [
  'controller',
  'dpo',
  'purposes',
  'basis',
  'interest',
  'recipients',
  'transfers',
  'retention',
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
  'complaint',
  'must-give',
  'automated',
  'categories',
  'source',
  'date',
  'art9',
  'identity-code',
] as const;
export type ChecklistItem = (typeof CHECKLIST)[number];
/** `none`: the law does not call for it in this notice. */
export type ItemState = 'there' | 'partly' | 'missing' | 'none';

export interface Judged {
  state: ItemState;
  found: Raw[];
}
export type Judgement = Partial<Record<ChecklistItem, Judged>>;

export const THERE: Judged = { state: 'there', found: [] };
export const NONE: Judged = { state: 'none', found: [] };

export function missing(...found: Raw[]): Judged {
  return { state: 'missing', found };
}

/** Faults make an item partial; without any it is there. */
export function partly(...found: (Raw | undefined)[]): Judged {
  const real = found.filter((each) => each !== undefined);
  const state: ItemState = real.length > 0 ? 'partly' : 'there';
  return { state, found: real };
}
