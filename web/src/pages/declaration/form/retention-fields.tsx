/** A retention rule: which kind, which event starts the clock, how long; said in words below as the notice will say it. */
import { declarationFields, type declarationFields as Fields } from '#web/i18n/declaration-fields.ts';
import { NativeSelect } from '@mantine/core';
import { useLang, useT } from '#web/i18n/index.ts';
import { useDrafting } from '../drafting.ts';
import { setAt } from '../text/edit.ts';
import { at, idsAt, type Path, textAt } from '../text/values.ts';
import { ManyField, OneField, PeriodField, wordsOf } from './choices.tsx';
import { FieldNotes } from './field-notes.tsx';
import { NumberField, ThreeField, usePlace } from './texts.tsx';

type Label = Parameters<typeof Fields.t>[1];

/** What each kind needs beside what every rule may have. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'after-event': ['trigger', 'period'],
  relation: ['trigger', 'period'],
  'periodic-review': ['every', 'inactive', 'decideWithin'],
  'claim-period': ['trigger', 'period', 'law'],
  outdated: ['triggers', 'within'],
  statutory: ['trigger', 'period', 'from', 'law'],
  'on-request': ['withinHours'],
};
const OWN = new Set(Object.values(NEEDS).flat());
const FRESH: Readonly<Record<string, unknown>> = {
  trigger: 'last-contact',
  period: 'P3Y',
  every: 'P1Y',
  inactive: { trigger: 'last-contact', period: 'P3Y' },
  triggers: ['outdated'],
  within: 'P30D',
  law: { fi: '', sv: '', en: '' },
  withinHours: 672,
};

/** The rule as another kind: what both have stays, what the new one needs begins with something sensible. */
export function asKind(yaml: string, path: Path, rule: unknown, kind: string): string {
  const needs = NEEDS[kind] ?? [];
  let text = setAt(yaml, [...path, 'kind'], kind);
  for (const key of OWN) if (!needs.includes(key) && at(rule, [key]) !== undefined) text = setAt(text, [...path, key], undefined);
  for (const key of needs)
    if (at(rule, [key]) === undefined && FRESH[key] !== undefined) text = setAt(text, [...path, key], guess(rule, key) ?? FRESH[key]);
  return text;
}

function guess(rule: unknown, key: string): unknown {
  const trigger = textAt(rule, ['trigger']) || textAt(rule, ['inactive', 'trigger']) || idsAt(rule, ['triggers'])[0];
  const period = textAt(rule, ['period']) || textAt(rule, ['inactive', 'period']) || textAt(rule, ['within']);
  if (key === 'trigger') return trigger;
  if (key === 'period') return period === '' ? undefined : period;
  if (key === 'triggers') return trigger === undefined ? undefined : [trigger];
  return undefined;
}

export function RetentionFields({ path }: { path: Path }) {
  const f = useT(declarationFields);
  const lang = useLang();
  const { data, change } = useDrafting();
  const { name, notes, onFocus } = usePlace([...path, 'kind']);
  const rule = at(data, path);
  const kind = textAt(rule, ['kind']);
  const needs = NEEDS[kind] ?? [];
  const props = (key: string, label: Label) => ({ path: [...path, ...key.split('/')], label: f(label), optional: false });
  return (
    <>
      <div className="dec-field" data-path={name} onFocus={onFocus}>
        <NativeSelect
          label={f('kind')}
          value={kind}
          data={wordsOf('kind', lang)}
          onChange={({ currentTarget: { value } }) => change((yaml) => asKind(yaml, path, rule, value))}
        />
        <FieldNotes notes={notes} />
      </div>
      {needs.includes('trigger') && <OneField {...props('trigger', 'trigger')} options={wordsOf('trigger', lang)} />}
      {needs.includes('period') && <PeriodField {...props('period', 'period')} />}
      {needs.includes('from') && <OneField {...props('from', 'lawFrom')} options={wordsOf('lawFrom', lang)} />}
      {needs.includes('every') && (
        <>
          <PeriodField {...props('every', 'every')} />
          <OneField {...props('inactive/trigger', 'inactiveTrigger')} options={wordsOf('trigger', lang)} />
          <PeriodField {...props('inactive/period', 'inactivePeriod')} />
          <PeriodField {...props('decideWithin', 'decideWithin')} fallback="P30D" />
        </>
      )}
      {needs.includes('triggers') && (
        <>
          <ManyField {...props('triggers', 'triggers')} options={wordsOf('trigger', lang)} />
          <PeriodField {...props('within', 'within')} />
        </>
      )}
      {needs.includes('law') && <ThreeField {...props('law', 'law')} />}
      {needs.includes('withinHours') && <NumberField {...props('withinHours', 'withinHours')} />}
      <ThreeField {...props('about', 'about')} optional long />
    </>
  );
}
