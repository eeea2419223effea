// Requests: in time by any calendar, by any message, without hurdles (Art. 12).

import type { Policy } from '../schema.ts';
import type { Fault } from './policy-fault.ts';

export function requestFaults(policy: Policy): Fault[] {
  const { requests, controllers } = policy;
  const found: Fault[] = [];
  const at = (key: string) => ['requests', key];
  // However many days are declared, the notice that is made from them says "always within a month", and the law's clock runs beside.
  if (requests.identity === 'in-person')
    found.push({ code: 'in-person', at: at('identity'), mend: [{ do: 'set', path: at('identity'), value: 'reasonable-doubt' }] });
  if (!requests.channels.some((channel) => channel === 'email' || channel === 'own-pages')) {
    const reachable = controllers.some(({ contact }) => contact.email !== undefined);
    found.push({
      code: 'no-electronic-channel',
      at: at('channels'),
      ...(reachable ? { mend: [{ do: 'append' as const, path: at('channels'), value: 'email' }] } : {}),
    });
  }
  return [...found, ...disagreeing(policy)];
}

/** The rule that erases on request and the promise to those who ask say the same number of hours. */
function disagreeing({ retention, requests }: Policy): Fault[] {
  return retention.flatMap((rule, i): Fault[] => {
    if (rule.kind !== 'on-request' || rule.withinHours === requests.erasureHours) return [];
    const least = Math.min(rule.withinHours, requests.erasureHours);
    return [
      {
        code: 'deadlines-disagree',
        at: ['retention', i],
        params: { a: rule.withinHours, b: requests.erasureHours, n: least },
        mend: [
          { do: 'set', path: ['retention', i, 'withinHours'], value: least },
          { do: 'set', path: ['requests', 'erasureHours'], value: least },
        ],
      },
    ];
  });
}
