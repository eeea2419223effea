// The record of processing activities (GDPR Art. 30(1)), made by the same walk as the notice: one activity per purpose.

import { ACCOUNTABILITY } from '../accountability-entries.ts';
import { BASIS_LAW, countryName, insideEea } from '../reference.ts';
import type { Basis, Policy } from '../schema.ts';
import { statements } from '../statements.ts';
import type { Abilities } from '../statements.ts';
import { keepText } from '../statements/guarded.ts';
import { shortRetentions } from '../statements/retention-words.ts';
import { say } from '../statements/say.ts';
import { unique } from '../statements/statement.ts';
import { eachLang, fieldList, namesOf, same } from '../statements/words.ts';
import type { Text } from '#platform/i18n';
import { DRAFT } from './notice.ts';
import type { NoticeVersion } from './notice.ts';
import { framePhrases } from './phrases.ts';

export interface RecordParty {
  readonly name: string;
  readonly role: 'controller' | 'joint';
  readonly businessId?: string;
  readonly contacts: readonly string[];
}

export interface RecordActivity {
  readonly id: string;
  readonly purpose: Text;
  readonly basis: Text;
  readonly registers: readonly Text[];
  readonly subjects: readonly Text[];
  readonly data: readonly Text[];
  readonly recipients: readonly Text[];
  readonly transfers: readonly Text[];
  readonly limits: readonly Text[];
}

export interface ProcessingRecord {
  readonly format: 'lupaus-record/1';
  readonly policy: string;
  readonly name: Text;
  readonly version: NoticeVersion;
  readonly controllers: readonly RecordParty[];
  readonly dpo: { readonly appointed: boolean; readonly contacts: readonly string[] };
  readonly activities: readonly RecordActivity[];
  readonly security: readonly Text[];
}

const ANY: Abilities = { storable: () => false, checks: new Set() };

export function recordOf(policy: Policy, version: NoticeVersion = DRAFT): ProcessingRecord {
  const { dpo } = policy;
  return {
    format: 'lupaus-record/1',
    policy: policy.id,
    name: policy.name,
    version,
    controllers: policy.controllers.map(({ name, role, businessId, contact }) => ({
      name,
      role,
      ...(businessId === undefined ? {} : { businessId }),
      contacts: contactsOf(contact),
    })),
    dpo: { appointed: dpo.appointed, contacts: dpo.contact === undefined ? [] : contactsOf(dpo.contact) },
    activities: [...policy.purposes.map((purpose) => activityOf(policy, purpose)), accountabilityActivity()],
    security: statements(policy, ANY)
      .filter(({ section, kind }) => section === 'safeguards' && kind === 'clause')
      .map(({ text }) => text),
  };
}

function contactsOf({ name, email, phone, post }: Policy['controllers'][number]['contact']): string[] {
  return [name, email, phone, post].filter((each) => each !== undefined);
}

function activityOf(policy: Policy, { id, name, basis, registers, interest }: Policy['purposes'][number]): RecordActivity {
  const groups = policy.dataGroups.filter((group) => group.purposes.includes(id));
  const recipients = policy.recipients.filter((recipient) => recipient.purposes.includes(id));
  const inRegisters = policy.registers.filter((register) => registers.includes(register.id));
  const ground = basisOf(basis);
  return {
    id,
    purpose: name,
    basis: interest === undefined ? ground : eachLang((lang) => `${ground[lang]}: ${interest[lang]}`),
    registers: inRegisters.map((register) => register.name),
    subjects: namesOf(policy.subjectGroups, unique(inRegisters.flatMap((register) => register.subjectGroups))),
    data: groups.map((group) => group.name),
    recipients: recipients.map((recipient) => eachLang((lang) => `${recipient.name[lang]}, ${say(`role.${recipient.role}`)[lang]}`)),
    transfers: recipients.flatMap((recipient) => transferOf(policy, recipient)),
    limits: groups.flatMap((group) =>
      shortRetentions(policy, group).map((limit) => eachLang((lang) => `${group.name[lang]}: ${limit[lang]}`)),
    ),
  };
}

/** The record is read by an authority, not by the person. */
function basisOf(basis: Basis): Text {
  const name = say(`basisShort.${basis}`);
  return eachLang((lang) => `${name[lang]} (${BASIS_LAW[basis][lang]})`);
}

function transferOf(policy: Policy, { name, country, transfer, fields }: Policy['recipients'][number]): Text[] {
  if (transfer === undefined && insideEea(country)) return [];
  const instrument = say(`instrument.${transfer?.instrument ?? 'none'}`);
  const [place, given] = [countryName(country), fieldList(policy, fields)];
  return [eachLang((lang) => `${name[lang]}, ${place[lang]}: ${instrument[lang]}; ${given[lang]}`)];
}

/** The product's own register is processing too. */
function accountabilityActivity(): RecordActivity {
  const t = (key: 'record.accountability' | 'record.everybody' | 'record.staff') => eachLang((lang) => framePhrases.t(lang, key));
  return {
    id: '_accountability',
    purpose: t('record.accountability'),
    basis: basisOf('legal-obligation'),
    registers: [same('Lupaus')],
    subjects: [t('record.everybody'), t('record.staff')],
    data: ACCOUNTABILITY.map(({ name }) => name),
    recipients: [],
    transfers: [],
    limits: ACCOUNTABILITY.map((entry) => eachLang((lang) => `${entry.name[lang]}: ${keepText(entry)[lang]}`)),
  };
}
