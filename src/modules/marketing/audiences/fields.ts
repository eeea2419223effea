// By what people may be chosen for marketing: fields that the declaration keeps for a purpose of marketing, never those of a sealed class.

import type { Deps } from '#kernel/deps';
import { fieldUse, isSealed } from '#kernel/policy';
import type { ClauseRef, CompiledPolicy } from '#kernel/policy';
import { kindOfPurpose } from '#kernel/permission';
import { appError } from '#platform/errors';
import type { Text } from '#platform/i18n';
import type { Segment, SegmentCondition } from '../contract/segment.ts';

export type On = SegmentCondition['on'];

/** The declared field that each condition reads; null for what the product keeps to prove itself. There is no place here for a sealed class. */
export const FIELD_OF = {
  register: null,
  tag: 'person.tag',
  organisation: 'person.employer',
  language: 'person.language',
  job: 'person.job_title',
  industry: 'person.industry',
  town: 'person.address',
  service: 'service.used',
  order: 'order.details',
  contact: 'contact.event',
  added: null,
  permission: null,
  mailing: 'marketing.action',
  field: null,
} as const satisfies Record<On, string | null>;

export interface Off {
  readonly why: 'undeclared' | 'other-purpose' | 'sealed';
  readonly clause: ClauseRef;
}

/** Why people cannot be chosen by the field, or null. A field kept for assignments alone says nothing about whom to advertise to (Art. 5(1)(b)). */
export function whyOff(policy: CompiledPolicy, field: string): Off | null {
  const clause = policy.clauseOf(field);
  const known = policy.field(field);
  if (known !== undefined && isSealed(known.class)) return { why: 'sealed', clause };
  if (!policy.allFields.has(field)) return { why: 'undeclared', clause };
  return markets(policy, field) ? null : { why: 'other-purpose', clause };
}

function markets(policy: CompiledPolicy, field: string): boolean {
  return policy.policy.dataGroups.some(
    (group) =>
      group.fields.some((each) => fieldUse(each).id === field) &&
      group.purposes.some((id) => {
        const purpose = policy.purposes.get(id);
        return purpose !== undefined && ['consent', 'marketing'].includes(kindOfPurpose(purpose));
      }),
  );
}

/** Fields of the firm's own that are kept as text. */
export function ownFields(policy: CompiledPolicy): { id: string; name: Text }[] {
  return [...policy.allFields].flatMap((id) => {
    const field = policy.field(id);
    return field?.custom === true ? [{ id, name: field.name }] : [];
  });
}

export function fieldOf(condition: SegmentCondition): string | null {
  return condition.on === 'field' ? condition.field : FIELD_OF[condition.on];
}

/** Every condition of a segment, from the left. */
export function conditionsIn(segment: Segment): SegmentCondition[] {
  if ('on' in segment) return [segment];
  if ('not' in segment) return conditionsIn(segment.not);
  return ('all' in segment ? segment.all : segment.any).flatMap(conditionsIn);
}

/** More than this is no audience that somebody could explain. */
const MOST = 40;
const DEEPEST = 6;

/** @throws errors.segment-undeclared, errors.segment-purpose, errors.segment-sealed with the section of the notice; errors.segment-unknown, errors.segment-large */
export function admitSegment(deps: Pick<Deps, 'policy'>, segment: Segment): void {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  const all = conditionsIn(segment);
  if (all.length > MOST || depthOf(segment) > DEEPEST)
    throw appError('invalid', 'errors.segment-large', { field: 'segment', params: { most: MOST } });
  for (const condition of all) admitCondition(policy, condition);
}

function admitCondition(policy: CompiledPolicy, condition: SegmentCondition): void {
  if (condition.on === 'register') {
    const register = policy.registers.get(condition.register);
    if (!register || (condition.group !== undefined && !register.subjectGroups.includes(condition.group)))
      throw appError('invalid', 'errors.segment-unknown', { field: 'segment', params: { what: condition.group ?? condition.register } });
  }
  const field = fieldOf(condition);
  const off = field === null ? null : whyOff(policy, field);
  if (field === null || off === null) return;
  throw appError('refused', CODES[off.why], {
    field,
    clause: off.clause.clauses.join(', '),
    params: { section: off.clause.section, ...named(policy, field), ...inLanguages('title', off.clause.title) },
  });
}

const CODES = {
  undeclared: 'errors.segment-undeclared',
  'other-purpose': 'errors.segment-purpose',
  sealed: 'errors.segment-sealed',
} as const;

function named(policy: CompiledPolicy, field: string): Record<string, string> {
  const name = policy.field(field)?.name;
  return inLanguages('name', name ?? { fi: field, sv: field, en: field });
}

export function inLanguages(key: string, text: Text): Record<string, string> {
  return { [`${key}_fi`]: text.fi, [`${key}_sv`]: text.sv, [`${key}_en`]: text.en };
}

function depthOf(segment: Segment): number {
  if ('on' in segment) return 1;
  const inner = 'not' in segment ? [segment.not] : 'all' in segment ? segment.all : segment.any;
  return 1 + Math.max(0, ...inner.map(depthOf));
}
