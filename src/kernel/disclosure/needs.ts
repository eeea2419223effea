// What a recipient must have before it sees or gets anything: which agreements count, and whether this is handing over to an outsider.

import { appError } from '#platform/errors';
import type { AppError } from '#platform/errors';
import { LANGS } from '#platform/i18n';
import type { Text } from '#platform/i18n';
import { sectionNumber, sectionTitle } from '#kernel/policy';
import type { CompiledPolicy, Recipient } from '#kernel/policy';
import type { AgreementKind, AgreementRow } from './tables.ts';
import { disclosurePhrases } from './phrases.ts';

export type Ground = 'agreement' | 'consent' | 'law';

/** An outsider decides for itself what it does with the data, so only the person can let them go (the notices: "with separate consent"). */
export function groundOf({ role, agreement }: Recipient): Ground {
  if (agreement.kind === 'consent') return 'consent';
  if (agreement.kind === 'statute' || role === 'authority') return 'law';
  return role === 'controller' || role === 'category' ? 'consent' : 'agreement';
}

/** Any one of these, dated and in force, opens the door. An empty list: no agreement can, the ground is another. */
export function agreementsThatServe(recipient: Recipient): readonly AgreementKind[] {
  if (groundOf(recipient) !== 'agreement') return [];
  switch (recipient.role) {
    case 'processor':
      // Secrecy alone makes nobody a processor (GDPR Art. 28(3)).
      return ['processing-agreement'];
    case 'joint-controller':
      return ['joint-arrangement'];
    default:
      return recipient.agreement.kind === 'nda' ? ['nda'] : ['assignment-contract', 'nda'];
  }
}

/** In force on the Finnish day. */
export function inForce({ signed_on, valid_until, ended_at }: AgreementRow, day: string): boolean {
  return ended_at === null && signed_on <= day && (valid_until === null || day <= valid_until);
}

/** The agreement of the party that opens the door today; the one that lasts longest. */
export function serving(recipient: Recipient, agreements: readonly AgreementRow[], day: string): AgreementRow | undefined {
  const kinds = agreementsThatServe(recipient);
  const good = agreements.filter((each) => kinds.includes(each.kind) && inForce(each, day));
  return good.toSorted((a, b) => ((a.valid_until ?? '9999') < (b.valid_until ?? '9999') ? 1 : -1))[0];
}

/** Where the notice speaks of the recipient. */
export function clauseOf(recipient: Recipient | undefined): { section: number; title: Text; clauses: string[] } {
  return { section: sectionNumber('recipients'), title: sectionTitle('recipients'), clauses: [...(recipient?.clauses ?? [])] };
}

export function recipientOf(policy: CompiledPolicy, id: string): Recipient {
  const recipient = policy.recipients.get(id);
  if (recipient === undefined) throw refusal('refused', 'errors.recipient-undeclared', undefined, { recipient: id });
  return recipient;
}

type Kind = 'refused' | 'invalid' | 'forbidden';

/** Every refusal names the recipient and the section of the notice that it would break. */
export function refusal(kind: Kind, code: string, recipient: Recipient | undefined, params: Record<string, string> = {}): AppError {
  const { section, clauses } = clauseOf(recipient);
  const named = recipient === undefined ? {} : eachLanguage('recipient', recipient.name);
  return appError(kind, code, {
    clause: clauses.length > 0 ? clauses.join(', ') : String(section),
    params: { section, ...named, ...params },
  });
}

export function missingAgreement(recipient: Recipient, kind: Kind = 'refused'): AppError {
  const kinds = agreementsThatServe(recipient);
  const or = (lang: keyof Text) =>
    kinds.map((each) => disclosurePhrases.t(lang, `agreement.${each}`)).join(disclosurePhrases.t(lang, 'or'));
  return refusal(kind, 'errors.agreement-missing', recipient, eachLanguage('agreement', { fi: or('fi'), sv: or('sv'), en: or('en') }));
}

// A refusal does not know its reader: '#kernel/phrases' puts name_fi, name_sv or name_en in the place of {name}.
export function eachLanguage(key: string, text: Text): Record<string, string> {
  return Object.fromEntries(LANGS.map((lang) => [`${key}_${lang}`, text[lang]]));
}
