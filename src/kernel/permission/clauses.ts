// Where the notice speaks of a permission: what marketing is sent and how it is banned, or the purpose itself.

import { sectionNumber, sectionTitle } from '#kernel/policy';
import type { ClauseRef, CompiledPolicy, Purpose, SectionId } from '#kernel/policy';
import type { PermissionRule } from './decide.ts';

const SECTION: Partial<Record<PermissionRule, SectionId>> = {
  ban: 'marketing',
  objection: 'rights',
  'address-ban': 'marketing',
  restricted: 'rights',
  'not-in-register': 'registers',
  'channel-undeclared': 'data',
  'contact-unknown': 'data',
  'customer-exception': 'marketing',
  'role-address': 'marketing',
  organisation: 'marketing',
  'not-electronic': 'marketing',
  'no-ground': 'marketing',
  'no-address': 'data',
  unreachable: 'data',
  'same-address': 'marketing',
};

export function clauseOfRule(policy: CompiledPolicy, rule: PermissionRule, purpose: Purpose | undefined): ClauseRef {
  const section = SECTION[rule] ?? 'purposes';
  const clauses = section === 'marketing' ? marketingClauses(policy, rule) : (purpose?.clauses ?? []);
  return { section: sectionNumber(section), title: sectionTitle(section), clauses };
}

function marketingClauses({ policy }: CompiledPolicy, rule: PermissionRule): string[] {
  const ban = rule === 'ban' || rule === 'address-ban';
  const said = policy.marketing.filter(({ id }) => (id === 'ban') === ban);
  return [...new Set(said.flatMap(({ clauses }) => clauses))];
}
