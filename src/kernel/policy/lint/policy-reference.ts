// A fact of law or an address that a declaration leans on is looked at again on its day; past it, the declaration may say what no longer holds.

import { dueForRecheck } from '../reference-data.ts';
import type { Policy } from '../schema.ts';
import type { LintOn } from './types.ts';
import type { Fault } from './policy-fault.ts';

export function referenceFaults(policy: Policy, { reference, today }: LintOn): Fault[] {
  const leans = new Set([
    'supervisor.name',
    'supervisor.visit',
    'supervisor.post',
    'supervisor.website',
    'law.gdpr',
    'law.data-protection',
  ]);
  for (const { transfer, country } of policy.recipients) {
    if (transfer?.instrument === 'dpf' || transfer?.instrument === 'scc') leans.add(`instrument.${transfer.instrument}`);
    if (transfer?.instrument === 'adequacy') leans.add(`adequacy.${country}`);
  }
  return [...leans].flatMap((id): Fault[] => {
    const datum = reference.data.get(id);
    if (datum === undefined || !dueForRecheck(datum, today)) return [];
    return [
      {
        code: 'reference-due',
        at: ['reference', id],
        params: { name: datum.name, value: datum.value, date: datum.recheckOn, source: datum.source },
      },
    ];
  });
}
