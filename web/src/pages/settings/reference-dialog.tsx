/** A fact of law is corrected in three languages with its source, and gets the day on which it is looked at again. */
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type Answer, api } from '#web/api/client.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { today } from '#web/i18n/clock.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { reference as phrases } from '#web/i18n/reference.ts';

export type Datum = Answer<'reference', 'list'>['data'][number];

const DAYS = ['from', 'until', 'recheckOn'] as const;
const orNull = (day: string) => (day === '' ? null : day);

export function ReferenceDialog({ datum, onClose }: { datum: Datum; onClose: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const client = useQueryClient();
  const missing = (value: string) => (value.trim() === '' ? t('form.missing') : undefined);
  const form = useFields(
    {
      fi: datum.value.fi,
      sv: datum.value.sv,
      en: datum.value.en,
      source: datum.source,
      from: datum.from ?? '',
      until: datum.until ?? '',
      recheckOn: datum.due ? yearLater(today()) : datum.recheckOn,
    },
    {
      fi: (v) => missing(v.fi),
      sv: (v) => missing(v.sv),
      en: (v) => missing(v.en),
      source: (v) => missing(v.source),
      until: (v) => (v.from !== '' && v.until !== '' && v.until < v.from ? t('form.order') : undefined),
      recheckOn: (v) => (v.recheckOn <= today() ? t('form.later') : undefined),
    },
  );
  async function submit() {
    const { fi, sv, en, source, from, until, recheckOn } = form.values;
    await api.reference.correct({
      params: { id: datum.id },
      body: { value: { fi, sv, en }, source, from: orNull(from), until: orNull(until), recheckOn },
    });
    await Promise.all(['reference', 'today', 'promises'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    say(t('saved'));
  }
  return (
    <FormDialog
      title={text(datum.name)}
      lead={t('form.lead')}
      verb={t('form.verb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      {(['fi', 'sv', 'en'] as const).map((lang) => (
        <TextInput key={lang} label={t(`form.${lang}`)} lang={lang} maxLength={300} {...form.text(lang)} />
      ))}
      <TextInput label={t('form.source')} maxLength={300} {...form.text('source')} />
      <div className="reference-days">
        {DAYS.map((name) => (
          <DateField
            key={name}
            label={t(`form.${name}`)}
            name={name}
            value={form.values[name]}
            onChange={(value) => form.set(name, value)}
            error={form.errors[name]}
          />
        ))}
      </div>
    </FormDialog>
  );
}

/** The 29th of February has no namesake in the next year. */
function yearLater(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;
}
