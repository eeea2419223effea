// What the module can do for this firm: a kind that no register declares is off and names the section that would turn it on.

import type { Deps } from '#kernel/deps';
import type { Feature } from '#kernel/module';
import { appError } from '#platform/errors';
import { DOCUMENT_FIELDS, VOUCHER_FIELD } from './kinds.ts';

export function features(deps: Pick<Deps, 'policy'>): Feature[] {
  const policy = deps.policy.current();
  if (!policy) throw appError('unavailable', 'errors.not-set-up');
  const papers = [...DOCUMENT_FIELDS, VOUCHER_FIELD];
  const has = (fields: readonly string[]) => fields.some((field) => policy.allFields.has(field));
  return [
    { id: 'documents', on: has(papers), missing: has(papers) ? [] : papers.slice(0, 2), clause: policy.clauseOf(papers[0] ?? '') },
    {
      id: 'vouchers',
      on: has([VOUCHER_FIELD]),
      missing: has([VOUCHER_FIELD]) ? [] : [VOUCHER_FIELD],
      clause: policy.clauseOf(VOUCHER_FIELD),
    },
  ];
}
