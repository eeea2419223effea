/** A breach is entered with what is known now, and completed later; the clock starts when it became known, not when it is written down. */
import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { type Fields, useFields } from '#web/components/use-fields.ts';
import { breachWords } from '#web/i18n/breach-words.ts';
import { instantAt, nowMs, today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { formatTime } from '#web/i18n/format.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { type Breach, breachesChanged } from './breach-data.ts';

interface Values {
  on: string;
  at: string;
  happened: string;
  fields: string[];
  people: string;
  records: string;
  consequences: string;
  measures: string;
}

function valuesOf(breach: Breach | undefined): Values {
  const number = (n: number | null | undefined) => (n === null || n === undefined ? '' : String(n));
  return {
    on: today(),
    at: formatTime(new Date(nowMs()).toISOString(), 'fi'),
    happened: breach?.happened ?? '',
    fields: breach?.fields.map(({ id }) => id) ?? [],
    people: number(breach?.people),
    records: number(breach?.records),
    consequences: breach?.consequences ?? '',
    measures: breach?.measures ?? '',
  };
}

const whole = (text: string) => (text.trim() === '' ? null : Number(text.replace(/\s/g, '')));

export function BreachDialog({ breach, onClose }: { breach?: Breach; onClose: () => void }) {
  const s = useT(breachWords);
  const c = useT(common);
  const client = useQueryClient();
  const navigate = useNavigate();
  const number = (text: string) => (/^\s*[\d\s]*$/.test(text) ? undefined : s('form.number'));
  const form = useFields<Values>(valuesOf(breach), {
    on: (v) => (v.on === '' ? c('missing') : undefined),
    at: (v) => (breach === undefined && instantAt(v.on, v.at) === null ? s('form.atWrong') : undefined),
    happened: (v) => (v.happened.trim() === '' ? c('missing') : undefined),
    people: (v) => number(v.people),
    records: (v) => number(v.records),
  });
  async function submit() {
    const { on, at, happened, fields, people, records, consequences, measures } = form.values;
    const facts = { happened: happened.trim(), fields, people: whole(people), records: whole(records), consequences, measures };
    if (breach === undefined) {
      const { id } = await api.breaches.enter({ body: { ...facts, awareAt: instantAt(on, at) ?? '' } });
      await breachesChanged(client);
      say(s('form.saved'));
      await navigate({ to: '/duties/breaches/$id', params: { id } });
      return;
    }
    await api.breaches.mend({ params: { id: breach.id }, body: { ...facts, version: breach.version } });
    await breachesChanged(client);
    say(s('form.mended'));
  }
  return (
    <FormDialog
      title={s(breach === undefined ? 'form.title' : 'form.mendTitle')}
      lead={s('form.lead')}
      verb={s(breach === undefined ? 'form.verb' : 'form.save')}
      size="lg"
      check={form.check}
      onProblem={(field, message) => form.fail(field === 'awareAt' ? 'on' : field, message)}
      onSubmit={submit}
      onClose={onClose}
    >
      {breach === undefined && <When form={form} />}
      <Textarea label={s('form.happened')} autosize minRows={2} maxRows={8} {...form.text('happened')} />
      <FieldPicker form={form} />
      <div className="form-grid">
        <TextInput label={s('form.people')} inputMode="numeric" autoComplete="off" {...form.text('people')} />
        <TextInput label={s('form.records')} inputMode="numeric" autoComplete="off" {...form.text('records')} />
      </div>
      <Textarea label={s('form.consequences')} autosize minRows={2} maxRows={8} {...form.text('consequences')} />
      <Textarea label={s('form.measures')} autosize minRows={2} maxRows={8} {...form.text('measures')} />
    </FormDialog>
  );
}

function When({ form }: { form: Fields<Values> }) {
  const s = useT(breachWords);
  return (
    <div className="form-grid">
      <DateField label={s('form.on')} name="on" value={form.values.on} onChange={(value) => form.set('on', value)} error={form.errors.on} />
      <TextInput label={s('form.at')} inputMode="decimal" autoComplete="off" {...form.text('at')} />
    </div>
  );
}

function FieldPicker({ form }: { form: Fields<Values> }) {
  const s = useT(breachWords);
  const text = useText();
  const fields = usePolicy()?.fields ?? [];
  return (
    <MultiSelect
      label={s('form.fields')}
      searchable
      data={fields.map(({ id, name }) => ({ value: id, label: text(name) }))}
      value={form.values.fields}
      onChange={(value) => form.set('fields', value)}
      data-field="fields"
    />
  );
}
