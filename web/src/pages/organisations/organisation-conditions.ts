/** Conditions on organisations; one whose field nothing declares is not offered. */
import { useMemo } from 'react';
import { api } from '#web/api/client.ts';
import { declaredAnywhere, registerName } from '#web/api/declared.ts';
import { usePolicy } from '#web/api/queries.ts';
import { choice, type Condition } from '#web/components/list/condition.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { lists } from '#web/i18n/lists.ts';

export function useOrganisationConditions(): Condition[] {
  const t = useT(lists);
  const text = useText();
  const policy = usePolicy();
  return useMemo(() => {
    if (policy === undefined) return [];
    const declared = (field: string) => declaredAnywhere(policy, field);
    const registers = policy.registers.map(({ id }) => ({ value: id, label: text(registerName(policy, id)) }));
    const having = (['has', 'none'] as const).map((value) => ({ value, label: t(`has.${value}`) }));
    const industry: Condition = {
      id: 'industry',
      kind: 'word',
      label: t('of.industry'),
      key: 'industry',
      wordsOf: 'organisations',
      hint: t('contains'),
      words: async () => (await api.organisations.words()).words,
      says: (search) => search['industry'],
    };
    const tag: Condition = {
      id: 'tag',
      kind: 'word',
      label: t('of.tag'),
      key: 'tag',
      wordsOf: 'organisations',
      hint: t('exactly'),
      words: async () => (await api.tags.list()).tags.flatMap(({ tag: word, organisations: n }) => (n > 0 ? [word] : [])),
      says: (search) => search['tag'],
    };
    return [
      choice({ id: 'register', label: t('of.register'), options: registers }),
      ...(declared('organisation.industry') ? [industry] : []),
      ...(declared('organisation.tag') ? [tag] : []),
      ...(declared('person.employer')
        ? [
            choice({
              id: 'people',
              label: t('of.people'),
              options: (['none', 'one', 'many'] as const).map((value) => ({ value, label: t(`people.${value}`) })),
            }),
          ]
        : []),
      ...(declared('organisation.business_id') ? [choice({ id: 'businessId', label: t('of.businessId'), options: having })] : []),
      ...(declared('organisation.website') ? [choice({ id: 'website', label: t('of.website'), options: having })] : []),
    ];
  }, [policy, t, text]);
}
