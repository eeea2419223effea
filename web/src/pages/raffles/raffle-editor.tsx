/** Rules of a raffle while it is a draft: words in three languages, times and numbers, and the way one enters. */
import { NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DateField } from '#web/components/date-field.tsx';
import { Form } from '#web/components/form.tsx';
import { type Fields, useFields } from '#web/components/use-fields.ts';
import { instantAt, nowMs } from '#web/i18n/clock.ts';
import { LANG_NAMES, type Lang, useLang, useT, useText } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import type { RaffleList } from './data.ts';
import { LANGS, type Plan, sourceFor, TEXTS, valueDay } from './plan.ts';

interface RaffleEditorProps {
  list: RaffleList;
  initial: Plan;
  verb: string;
  onSave: (plan: Plan) => Promise<unknown>;
}

interface Draft extends Omit<Plan, 'closesAt'> {
  closesAt: string;
  time: string;
}

type Part = { form: Fields<Draft>; list: RaffleList };

export function RaffleEditor({ list, initial, verb, onSave }: RaffleEditorProps) {
  const t = useT(phrases);
  const [lang, setLang] = useState<Lang>(useLang());
  const [day, clock = ''] = initial.closesAt.split('T');
  const form = useFields<Draft>(
    { ...initial, closesAt: day ?? '', time: clock.replace(':', '.') },
    {
      closesAt: ({ closesAt }) => (closesAt === '' ? t('edit.past') : undefined),
      publicOn: ({ closesAt, publicOn }) => (publicOn <= closesAt ? t('edit.publicOnPast') : undefined),
      time: ({ closesAt, time }) => {
        const at = instantAt(closesAt, time);
        if (at === null) return t('edit.timeWrong');
        return Date.parse(at) <= nowMs() ? t('edit.past') : undefined;
      },
    },
  );
  const missing = LANGS.filter((each) => TEXTS.some((key) => form.values[key][each].trim() === ''));
  const [looked, setLooked] = useState(false);
  function check() {
    const wrong = form.check();
    setLooked(true);
    const [first] = missing;
    if (first === undefined) return wrong;
    if (!missing.includes(lang)) setLang(first);
    const at = missing.includes(lang) ? lang : first;
    return [TEXTS.find((key) => form.values[key][at].trim() === '') ?? 'name', ...wrong];
  }
  return (
    <Form
      verb={verb}
      check={check}
      onProblem={(field, message) => form.fail(field as keyof Draft, message)}
      onSubmit={() => onSave(planFrom(form.values))}
    >
      <div className="raffle-edit">
        <section className="stack" aria-labelledby="raffle-words">
          <h2 id="raffle-words">{t('edit.words')}</h2>
          <SegmentedControl
            aria-label={t('edit.wordsLang')}
            value={lang}
            onChange={(value) => setLang(value as Lang)}
            data={LANGS.map((value) => ({ value, label: LANG_NAMES[value] }))}
          />
          <Words form={form} lang={lang} />
          {looked && missing.length > 0 && (
            <p className="field-error" role="alert">
              {t('edit.missing', { langs: missing.map((each) => LANG_NAMES[each]).join(', ') })}
            </p>
          )}
        </section>
        <div className="stack raffle-side">
          <section className="stack" aria-labelledby="raffle-numbers">
            <h2 id="raffle-numbers">{t('edit.numbers')}</h2>
            <Numbers form={form} />
          </section>
          <section className="stack" aria-labelledby="raffle-where">
            <h2 id="raffle-where">{t('edit.where')}</h2>
            <Where form={form} list={list} />
          </section>
          <p className="small muted">{t('edit.tax')}</p>
        </div>
      </div>
    </Form>
  );
}

function planFrom({ time, closesAt, ...rest }: Draft): Plan {
  const [hours = '', minutes = ''] = time.trim().split(/[.:]/);
  return { ...rest, closesAt: `${closesAt}T${hours.padStart(2, '0')}:${minutes}` };
}

const LABELS = { name: 'edit.name', prizes: 'edit.prizes', rules: 'edit.rules', publicSource: 'edit.source' } as const;
const WHYS = { prizes: 'edit.prizesWhy', rules: 'edit.rulesWhy', publicSource: 'edit.sourceWhy' } as const;
const LONGEST = { name: 160, prizes: 2000, rules: 5000, publicSource: 500 } as const;

function Words({ form, lang }: { form: Fields<Draft>; lang: Lang }) {
  const t = useT(phrases);
  return TEXTS.map((key) => {
    const shared = {
      name: key,
      label: t(LABELS[key]),
      lang,
      maxLength: LONGEST[key],
      value: form.values[key][lang],
      error: form.errors[key],
      onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
        form.set(key, { ...form.values[key], [lang]: value }),
    };
    if (key === 'name') return <TextInput key={key} autoComplete="off" {...shared} />;
    return <Textarea key={key} autosize minRows={2} description={t(WHYS[key])} {...shared} />;
  });
}

function Numbers({ form }: { form: Fields<Draft> }) {
  const t = useT(phrases);
  const { values, errors, set } = form;
  /** What was suggested moves along with the day; what was written stays. */
  function setDay(closesAt: string) {
    if (closesAt === '') return;
    set('closesAt', closesAt);
    if (values.publicOn === valueDay(values.closesAt) || values.publicOn <= closesAt) setValueDay(valueDay(closesAt));
  }
  function setValueDay(publicOn: string) {
    if (publicOn === '') return;
    const own = JSON.stringify(values.publicSource) !== JSON.stringify(sourceFor(values.publicOn));
    if (!own) set('publicSource', sourceFor(publicOn));
    set('publicOn', publicOn);
  }
  const number = (key: 'winners' | 'reserves' | 'answerDays', min: number, max: number) => ({
    name: key,
    min,
    max,
    allowDecimal: false,
    clampBehavior: 'strict' as const,
    value: values[key],
    error: errors[key],
    onChange: (value: string | number) => typeof value === 'number' && set(key, value),
  });
  return (
    <>
      <div className="raffle-pair">
        <DateField label={t('edit.closesDay')} name="closesAt" value={values.closesAt} error={errors.closesAt} onChange={setDay} />
        <TextInput label={t('edit.closesTime')} autoComplete="off" inputMode="decimal" {...form.text('time')} />
      </div>
      <DateField
        label={t('edit.publicOn')}
        name="publicOn"
        description={t('edit.publicOnWhy')}
        value={values.publicOn}
        error={errors.publicOn}
        onChange={setValueDay}
      />
      <div className="raffle-three">
        <NumberInput label={t('edit.winners')} {...number('winners', 1, 100)} />
        <NumberInput label={t('edit.reserves')} {...number('reserves', 0, 100)} />
        <NumberInput label={t('edit.answerDays')} {...number('answerDays', 1, 60)} />
      </div>
      <p className="small muted">{t('edit.reservesWhy')}</p>
    </>
  );
}

const BY_HAND = 'none';

function Where({ form, list: { forms, registers } }: Part) {
  const t = useT(phrases);
  const text = useText();
  const { values, errors, set } = form;
  return (
    <>
      <Select
        label={t('edit.form')}
        name="formId"
        allowDeselect={false}
        description={forms.length > 0 ? t('edit.formWhy') : undefined}
        value={values.formId ?? BY_HAND}
        error={errors.formId}
        data={[...forms.map(({ id, name }) => ({ value: id, label: text(name) })), { value: BY_HAND, label: t('edit.formNone') }]}
        onChange={(value) => set('formId', value === BY_HAND ? null : value)}
      />
      {forms.length === 0 && (
        <p className="small">
          {t('edit.formMake')} <Link to="/marketing/forms/new">{t('edit.formMakeLink')}</Link>.
        </p>
      )}
      {registers.length > 1 && (
        <Select
          label={t('edit.register')}
          name="registerId"
          allowDeselect={false}
          value={values.registerId}
          error={errors.registerId}
          data={registers.map(({ id, name }) => ({ value: id, label: text(name) }))}
          onChange={(value) => value !== null && set('registerId', value)}
        />
      )}
      <TextInput
        label={t('edit.slug')}
        name="slug"
        maxLength={60}
        autoComplete="off"
        description={t('edit.slugWhy')}
        leftSection={<span className="small muted">/arvonta/</span>}
        leftSectionWidth={76}
        value={values.slug}
        error={errors.slug}
        onChange={({ currentTarget: { value } }) => set('slug', value.toLowerCase().replaceAll(' ', '-'))}
      />
    </>
  );
}
