/** Conditions on people; one whose field nothing declares is not offered. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#web/api/client.ts';
import { declaredAnywhere, fieldOf, groupName, registerName } from '#web/api/declared.ts';
import { type PolicyView, usePolicy } from '#web/api/queries.ts';
import { choice, type Condition, type Search } from '#web/components/list/condition.ts';
import { formatDate } from '#web/i18n/format.ts';
import { type Lang, type Say, type Text, useLang, useT, useText } from '#web/i18n/index.ts';
import { lists } from '#web/i18n/lists.ts';
import type { PeopleSearch } from '#web/list-search.ts';

type T = Say<Parameters<typeof lists.t>[1]>;

export function usePeopleConditions(search: PeopleSearch): Condition[] {
  const t = useT(lists);
  const text = useText();
  const lang = useLang();
  const policy = usePolicy();
  const organisation = useOrganisationName(search.organisation);
  return useMemo(() => {
    if (policy === undefined) return [];
    const declared = (field: string) => declaredAnywhere(policy, field);
    return [
      placeCondition(policy, t, text),
      ...(declared('person.next_action') ? [choice(options(t, 'action', ['late', 'today', 'week', 'any', 'none', 'wanted']))] : []),
      choice(options(t, 'due', ['soon', 'overdue', 'review'])),
      ...(declared('person.employer') ? [organisationCondition(t, organisation)] : []),
      ...(['email', 'phone'] as const).flatMap((id) =>
        declared(`person.${id}`) ? [choice({ id, label: t(`of.${id}`), options: hasOptions(t) })] : [],
      ),
      choice(options(t, 'marketing', ['banned', 'consented', 'unasked'])),
      ...WORDS.flatMap(({ id, field, listed }) => (declared(field) ? [wordCondition(t, id, listed)] : [])),
      choice(options(t, 'contact', ['ever', 'never'])),
      daysCondition(t, lang, { id: 'contactDay', from: 'contactFrom', to: 'contactTo' }),
      daysCondition(t, lang, { id: 'added', from: 'addedFrom', to: 'addedTo' }),
      ...fieldCondition(policy, t, text),
    ];
  }, [policy, t, text, lang, organisation]);
}

const WORDS = [
  { id: 'job', field: 'person.job_title', listed: true },
  { id: 'language', field: 'person.language', listed: true },
  { id: 'industry', field: 'person.industry', listed: true },
  { id: 'tag', field: 'person.tag', listed: true },
  { id: 'number', field: 'person.customer_number', listed: false },
] as const;

type Choices = {
  due: 'soon' | 'overdue' | 'review';
  action: 'late' | 'today' | 'week' | 'none' | 'any' | 'wanted';
  marketing: 'banned' | 'consented' | 'unasked';
  contact: 'ever' | 'never';
};

function options<K extends keyof Choices>(t: T, id: K, values: readonly Choices[K][]) {
  const label = (value: Choices[K]) => t(`${id}.${value}` as Parameters<T>[0]);
  return { id, label: t(`of.${id}`), options: values.map((value) => ({ value, label: label(value) })) };
}

function hasOptions(t: T) {
  return (['has', 'none'] as const).map((value) => ({ value, label: t(`has.${value}`) }));
}

function placeCondition(policy: PolicyView, t: T, text: (text: Text | undefined) => string): Condition {
  const registers = policy.registers.map(({ id, name, subjectGroups }) => ({
    value: id,
    label: text(name),
    more: subjectGroups.map((group) => ({ value: group.id, label: text(group.name) })),
  }));
  const says = ({ register, group }: Search) => {
    if (register === undefined) return undefined;
    const name = text(registerName(policy, register)) || register;
    return group === undefined ? name : `${name}, ${text(groupName(policy, register, group)) || group}`;
  };
  return {
    id: 'register',
    kind: 'pair',
    label: t('of.register'),
    key: 'register',
    second: 'group',
    options: registers,
    any: t('anyGroup'),
    says,
  };
}

function organisationCondition(t: T, name: string | undefined): Condition {
  const says = ({ organisation }: Search) => (organisation === undefined ? undefined : (name ?? '…'));
  return { id: 'organisation', kind: 'organisation', label: t('of.organisation'), key: 'organisation', says };
}

function wordCondition(t: T, id: (typeof WORDS)[number]['id'], listed: boolean): Condition {
  const base = { id, kind: 'word', label: t(`of.${id}`), key: id, says: (search: Search) => search[id] } as const;
  if (id === 'number' || !listed) return { ...base, hint: t('begins') };
  if (id === 'tag') return { ...base, hint: t('exactly'), words: async () => (await api.tags.list()).tags.map(({ tag }) => tag) };
  return { ...base, hint: t('contains'), words: async () => (await api.people.words({ query: { of: id } })).words };
}

function daysCondition(t: T, lang: Lang, { id, from, to }: { id: 'added' | 'contactDay'; from: string; to: string }): Condition {
  const says = (search: Search) => {
    const [first, last] = [search[from], search[to]].map((day) => (day === undefined ? undefined : formatDate(day, lang)));
    if (first !== undefined && last !== undefined) return t('range.between', { from: first, to: last });
    if (first !== undefined) return t('range.from', { from: first });
    return last === undefined ? undefined : t('range.to', { to: last });
  };
  return { id, kind: 'days', label: t(`of.${id}`), from, to, says };
}

function fieldCondition(policy: PolicyView, t: T, text: (text: Text | undefined) => string): Condition[] {
  const own = policy.fields.filter(({ custom, storable, sealed }) => custom && storable && !sealed);
  if (own.length === 0) return [];
  const fields = own.map(({ id, name }) => ({ value: id, label: text(name) }));
  const says = ({ field, fieldText }: Search) => {
    if (field === undefined) return undefined;
    const name = text(fieldOf(policy, field)?.name) || field;
    return fieldText === undefined ? name : `${name}: ${fieldText}`;
  };
  return [
    { id: 'field', kind: 'field', label: t('of.field'), key: 'field', text: 'fieldText', options: fields, hint: t('contains'), says },
  ];
}

function useOrganisationName(id: string | undefined): string | undefined {
  const found = useQuery({
    queryKey: ['organisation', id, 'name'],
    queryFn: () => api.organisations.get({ params: { id: id ?? '' } }),
    enabled: id !== undefined,
  });
  return found.data?.organisation.label;
}
