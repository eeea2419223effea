// Drafts of what a breach asks to be written: to the supervisory authority (Art. 33(3)) and to the persons (Art. 34(2)), in every language of the house.

import { CATALOGUE } from '#kernel/policy';
import type { CompiledPolicy, Reference } from '#kernel/policy';
import { formatDate, localDate } from '#platform/clock';
import type { Lang, Text } from '#platform/i18n';
import { breachDue } from './breach-clock.ts';
import { contactOf, dutyPhrases, firmOf, inAll, listed } from './letters.ts';
import type { BreachRow } from './tables.ts';

export function breachFieldIds({ fields }: BreachRow): string[] {
  return JSON.parse(fields) as string[];
}

function fieldNames(policy: CompiledPolicy, row: BreachRow): Text[] {
  return breachFieldIds(row).flatMap((id) => policy.field(id)?.name ?? CATALOGUE.get(id)?.name ?? []);
}

export function authorityDraft(policy: CompiledPolicy, reference: Reference, row: BreachRow): Text {
  return inAll((lang) => {
    const t = (key: Parameters<typeof dutyPhrases.t>[1], params = {}) => dutyPhrases.t(lang, key, params);
    const of = (id: string) => reference.data.get(id)?.value[lang] ?? '';
    const number = (n: number | null) => (n === null ? t('authority.unknown') : String(n));
    const text = (words: string) => (words === '' ? t('authority.unknown') : words);
    return [
      t('authority.head'),
      t('authority.to', { office: of('supervisor.name'), post: of('supervisor.post'), website: of('supervisor.website') }),
      t('authority.from', { firm: firmOf(policy), contact: contactOf(policy, lang) }),
      t('authority.aware', { aware: moment(row.aware_at, lang), due: moment(breachDue(row.aware_at), lang) }),
      t('authority.happened', { happened: row.happened }),
      t('authority.fields', { fields: listed(fieldNames(policy, row), lang) || t('authority.unknown') }),
      t('authority.people', { people: number(row.people), records: number(row.records) }),
      t('authority.consequences', { text: text(row.consequences) }),
      t('authority.measures', { text: text(row.measures) }),
      ...(row.risk === null ? [] : [t(`authority.risk.${row.risk}`, { reason: row.risk_reason })]),
      ...(row.late_reason === '' ? [] : [t('authority.late', { text: row.late_reason })]),
      t('authority.later'),
    ].join('\n\n');
  });
}

/** Plain words for the persons themselves. */
export function personsDraft(policy: CompiledPolicy, row: BreachRow): Text {
  return inAll((lang) => {
    const t = (key: Parameters<typeof dutyPhrases.t>[1], params = {}) => dutyPhrases.t(lang, key, params);
    return [
      t('persons.head'),
      t('persons.happened', { happened: row.happened }),
      t('persons.fields', { fields: listed(fieldNames(policy, row), lang) }),
      ...(row.consequences === '' ? [] : [t('persons.consequences', { text: row.consequences })]),
      ...(row.measures === '' ? [] : [t('persons.measures', { text: row.measures })]),
      t('persons.contact', { contact: contactOf(policy, lang) }),
      t('persons.sorry', { firm: firmOf(policy) }),
    ].join('\n\n');
  });
}

const hours = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

function moment(instant: string, lang: Lang): string {
  const at = new Date(instant);
  return `${formatDate(localDate(at), lang)} ${hours.format(at)}`;
}
