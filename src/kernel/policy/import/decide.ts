// A person has the last word: facts they rejected or changed are so in the draft; reading is always the same, so nothing is kept between two looks.

import { appError } from '#platform/errors';
import { CATALOGUE, FIELD_CLASSES } from '../catalogue.ts';
import { parsePolicy } from '../load.ts';
import { BASES, TRIGGERS } from '../schema.ts';
import { draftOf } from './assemble.ts';
import { validBusinessId } from './controllers.ts';
import type { NoticeImport } from './import.ts';
import type { Fact } from './types.ts';

export interface Decisions {
  /** Paths of facts that are not so. */
  rejected: readonly string[];
  /** Values in place of those that were read; keys not given stay. */
  changed: readonly { path: string; value: Fact['value'] }[];
}

export interface Decided {
  /** Everything that was read, with changed values, the rejected too: what is shown beside the text. */
  facts: Fact[];
  /** What is kept, and the draft made of it. */
  kept: NoticeImport;
}

/** @throws errors.decision-invalid for a value that its kind of fact cannot have. */
export function decide(read: NoticeImport, { rejected, changed }: Decisions, today: string): Decided {
  if (read.draft === undefined || (rejected.length === 0 && changed.length === 0)) return { facts: read.facts, kept: read };
  const values = new Map(changed.map(({ path, value }) => [path, value]));
  const out = new Set(rejected);
  const facts = read.facts.map((fact) => {
    const value = values.get(fact.path);
    return value === undefined ? fact : withValue(fact, value);
  });
  const kept = facts.filter(({ path }) => !out.has(path)).map((fact) => (values.has(fact.path) ? atNewPath(fact) : fact));
  const draft = draftOf(read.text, { ...read, facts: kept }, today);
  return { facts, kept: { ...read, facts: kept, draft, problems: parsePolicy(draft).problems } };
}

function withValue(fact: Fact, change: Fact['value']): Fact {
  for (const [key, value] of Object.entries(change))
    if (!isFit(fact, key, value)) throw appError('invalid', 'errors.decision-invalid', { field: key, params: { value: String(value) } });
  const value = { ...fact.value, ...change };
  if (typeof change['field'] === 'string' && CATALOGUE.has(change['field'])) delete (value as Record<string, unknown>)['custom'];
  if (typeof change['businessId'] === 'string') return { ...fact, value: { ...value, valid: true }, confidence: 1 };
  return { ...fact, value, confidence: 1 };
}

const LONGEST = 600;
const SHAPES: Readonly<Record<string, (value: string, fact: Fact) => boolean>> = {
  period: (value) => /^P[1-9]\d{0,2}[YMWD]$/.test(value),
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(new Date(`${value}T00:00:00Z`).getTime()),
  trigger: (value) => TRIGGERS.some((each) => each === value),
  kind: (value) => TIMED.has(value),
  country: (value) => value === 'EEA' || /^[A-Z]{2}$/.test(value),
  field: (value, fact) => CATALOGUE.has(value) || value === fact.value['field'],
  class: (value) => FIELD_CLASSES.some((each) => each === value),
  basis: (value) => BASES.some((each) => each === value),
  businessId: (value) => /^\d{7}-\d$/.test(value) && validBusinessId(value),
  email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
};

function isFit(fact: Fact, key: string, value: Fact['value'][string]): boolean {
  if (typeof value !== 'string') return false;
  if (value.trim() === '' || value.length > LONGEST) return false;
  return !(key in Object.prototype) && (SHAPES[key]?.(value, fact) ?? true);
}

/** Rules that count a period from an event. */
const TIMED = new Set(['after-event', 'relation', 'periodic-review', 'claim-period', 'statutory']);

/** Rules and dates are known by what they say: a changed value is another path. */
function atNewPath(fact: Fact): Fact {
  const { kind, value } = fact;
  if (kind === 'date') return { ...fact, path: `date/${String(value['date'])}` };
  if (kind !== 'retention' || typeof value['period'] !== 'string') return fact;
  const rule = TIMED.has(String(value['kind'])) ? String(value['kind']) : 'after-event';
  const trigger = typeof value['trigger'] === 'string' ? value['trigger'] : 'last-contact';
  return { ...fact, path: `retention/${rule}:${trigger}:${value['period']}` };
}
