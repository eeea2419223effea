// What the law asks of every policy whatever the notice says: grounds, safeguards, agreements, an end to storage and all rights (GDPR Art. 6, 12, 13, 17, 28, 44).

import type { Finding } from './problem.ts';
import type { Policy, Recipient, RetentionRule } from './schema.ts';

export function lawFindings(policy: Policy): Finding[] {
  return [
    ...purposeFindings(policy),
    ...retentionFindings(policy),
    ...policy.recipients.flatMap(recipientFindings),
    ...processorFindings(policy),
    ...requestFindings(policy),
  ];
}

function purposeFindings(policy: Policy): Finding[] {
  return policy.purposes.flatMap(({ basis, interest, name }, i) =>
    basis === 'legitimate-interest' && interest === undefined
      ? [{ code: 'interest-missing' as const, path: ['purposes', i, 'basis'], params: { name } }]
      : [],
  );
}

/** A floor keeps and a request waits for the person; only these end storage by themselves or put the end up for decision. */
const ERASING: readonly RetentionRule['kind'][] = ['after-event', 'relation', 'claim-period', 'outdated', 'periodic-review'];

function retentionFindings(policy: Policy): Finding[] {
  const kinds = new Map(policy.retention.map((rule) => [rule.id, rule.kind]));
  const endless = policy.registers.flatMap(({ id, retention }, i) => {
    const ends = retention.some((rule) => ERASING.includes(kinds.get(rule) ?? 'statutory'));
    return ends ? [] : [{ code: 'register-without-erasing' as const, path: ['registers', i, 'retention'], params: { id } }];
  });
  const zero = policy.retention.flatMap((rule, i) =>
    rule.kind === 'periodic-review' && !/[1-9]/.test(rule.every) ? [{ code: 'period-zero' as const, path: ['retention', i, 'every'] }] : [],
  );
  return [...endless, ...zero];
}

const EEA = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK EEA'.split(' '));

function recipientFindings(recipient: Recipient, i: number): Finding[] {
  const { id, country, transfer, completed, role, access, agreement } = recipient;
  const params = { id, country };
  const path = ['recipients', i];
  const found: Finding[] = [];
  const outside = !EEA.has(country);
  if (transfer?.instrument === 'none')
    found.push({ code: 'transfer-without-safeguard', path: [...path, 'transfer', 'instrument'], params });
  if (transfer === undefined && (outside || completed.some(({ what }) => what.startsWith('transfer'))))
    found.push({ code: 'transfer-missing', path, params });
  if (transfer?.instrument === 'dpf' && country !== 'US')
    found.push({ code: 'dpf-only-us', path: [...path, 'transfer', 'instrument'], params });
  const needsAgreement = role === 'processor' || role === 'partner' || role === 'joint-controller' || access === 'view';
  if (needsAgreement && agreement.kind === 'none') found.push({ code: 'agreement-missing', path: [...path, 'agreement', 'kind'], params });
  return found;
}

function processorFindings(policy: Policy): Finding[] {
  const roles = new Map(policy.recipients.map(({ id, role }) => [id, role]));
  return policy.registers.flatMap(({ processor }, i) => {
    const role = processor === undefined ? undefined : roles.get(processor);
    if (processor === undefined || role === undefined || role === 'processor') return [];
    return [{ code: 'not-a-processor' as const, path: ['registers', i, 'processor'], params: { id: processor } }];
  });
}

/** One month, counted as its shortest: 28 days. */
const MONTH_HOURS = 28 * 24;

function requestFindings(policy: Policy): Finding[] {
  const { requests, controllers } = policy;
  const slow =
    requests.erasureHours > MONTH_HOURS
      ? [{ code: 'erasure-too-slow' as const, path: ['requests', 'erasureHours'], params: { n: requests.erasureHours } }]
      : [];
  const has = new Set(requests.rights.map(({ right }) => right));
  const missing = neededRights(policy)
    .filter(([right]) => !has.has(right))
    .map(([right, rule]) => ({ code: 'right-missing' as const, path: ['requests', 'rights'], params: { right }, rule }));
  const silent = controllers.flatMap(({ id, contact }, i) =>
    [contact.email, contact.phone, contact.post].every((each) => each === undefined)
      ? [{ code: 'contact-missing' as const, path: ['controllers', i, 'contact'], params: { id } }]
      : [],
  );
  return [...slow, ...missing, ...silent];
}

type Right = Policy['requests']['rights'][number]['right'];

function neededRights({ purposes, marketing }: Policy): [Right, string][] {
  const bases = new Set(purposes.map(({ basis }) => basis));
  const consent = bases.has('consent') || bases.has('explicit-consent');
  const needed: [Right, string][] = [
    ['access', 'R7h'],
    ['rectification', 'R7h'],
    ['erasure', 'R7h'],
    ['restriction', 'R7h'],
    ['complaint', 'R7j'],
  ];
  if (bases.has('legitimate-interest')) needed.push(['objection', 'R7h']);
  if (consent || bases.has('contract')) needed.push(['portability', 'R7h']);
  if (consent) needed.push(['withdrawal', 'R7i']);
  if (marketing.length > 0) needed.push(['marketing-ban', 'R19']);
  return needed;
}
