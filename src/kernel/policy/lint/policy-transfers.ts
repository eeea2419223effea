// Recipients and transfers of a declaration against what is in force today (Art. 26, 28, 44–49).

import type { Policy, Recipient } from '../schema.ts';
import { insideEea, countryName } from '../reference.ts';
import { inForceOn } from '../reference-data.ts';
import type { LintOn } from './types.ts';
import type { Fault } from './policy-fault.ts';
import { isOneSentence } from './policy-words.ts';

export function transferFaults(policy: Policy, on: LintOn): Fault[] {
  return [...policy.recipients.flatMap((recipient, i) => ofRecipient(recipient, i, on)), ...flatPromise(policy), ...jointly(policy)];
}

function ofRecipient({ name, country, transfer, agreement, access, role }: Recipient, i: number, on: LintOn): Fault[] {
  const at = ['recipients', i];
  const params = { name, country: countryName(country) };
  const found: Fault[] = [];
  if (access === 'view' && ['nda', 'consent', 'statute'].includes(agreement.kind))
    found.push({ code: 'view-is-processing', at: [...at, 'agreement'] });
  if (role === 'category') found.push({ code: 'recipients-unnamed', at });
  if (transfer === undefined) return found;
  if (transfer.recheckOn <= on.today)
    found.push({ code: 'transfer-recheck-due', at: [...at, 'transfer'], params: { ...params, date: transfer.recheckOn } });
  if (!stands(transfer.instrument, country, on))
    found.push({ code: 'instrument-not-in-force', at: [...at, 'transfer', 'instrument'], params });
  if (transfer.instrument === 'consent') found.push({ code: 'transfer-by-consent', at: [...at, 'transfer', 'instrument'], params });
  return found;
}

function stands(instrument: NonNullable<Recipient['transfer']>['instrument'], country: string, { reference, today }: LintOn): boolean {
  if (instrument === 'dpf' || instrument === 'scc') return inForceOn(reference.data.get(`instrument.${instrument}`), today);
  if (instrument === 'adequacy') return insideEea(country) || inForceOn(reference.data.get(`adequacy.${country}`), today);
  return true;
}

const NEVER = /(?<!\p{L})(?:ei(?:vät)? (?:siir|luovut|viedä)\p{L}*|pysyvät)[^.]*(?:EU|ETA|Euroop)/iu;
const EXCEPT = /(?<!\p{L})(?:vain|paitsi|lukuun ottamatta|ilman|lähtökohtaisesti|pääsääntöisesti|muut\p{L}*)(?!\p{L})/iu;

function flatPromise(policy: Policy): Fault[] {
  const outside = policy.recipients.filter(({ country, access }) => !insideEea(country) && access === 'copy');
  if (outside.length === 0) return [];
  const names = outside.map(({ name }) => name);
  const list = (lang: 'fi' | 'sv' | 'en') => names.map((name) => name[lang]).join(', ');
  return policy.transfers.flatMap(({ text }, i): Fault[] =>
    NEVER.test(text.fi) && !EXCEPT.test(text.fi)
      ? [
          {
            code: 'transfer-contradiction',
            at: ['transfers', i],
            params: { names: { fi: list('fi'), sv: list('sv'), en: list('en') } },
            ...(isOneSentence(text) ? { mend: [{ do: 'remove' as const, path: ['transfers', i] }] } : {}),
          },
        ]
      : [],
  );
}

function jointly(policy: Policy): Fault[] {
  const joint =
    policy.controllers.length > 1 ||
    policy.controllers.some(({ role }) => role === 'joint') ||
    policy.recipients.some(({ role }) => role === 'joint-controller');
  const settled =
    policy.registers.some((register) => register.joint !== undefined) ||
    policy.recipients.some(({ agreement }) => agreement.kind === 'joint-arrangement');
  return joint && !settled ? [{ code: 'joint-undefined', at: ['registers'] }] : [];
}
