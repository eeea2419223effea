/** What software cannot see a person looks at, and puts their name, place and day to it. */
import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { useMe } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { promises as phrases } from '#web/i18n/promises.ts';
import { askedTogether } from './asked.ts';
import type { Signing } from './promises-page.tsx';

export function AttestDialog({ promises, onClose }: { promises: Signing; onClose: () => void }) {
  const [promise] = promises;
  const t = useT(phrases);
  const c = useT(common);
  const text = useText();
  const me = useMe();
  const client = useQueryClient();
  const form = useFields(
    { person: me.name, place: promise.attestation?.place ?? '', date: today(), note: '' },
    { person: (v) => (v.person.trim() === '' ? c('missing') : undefined), date: (v) => (v.date === '' ? c('missing') : undefined) },
  );
  const { asked, rest } = askedTogether(promises.map(({ task }) => (task === null ? '' : text(task))));
  async function submit() {
    const { person, place, date, note } = form.values;
    const said = { person: person.trim(), place: place.trim(), date, note: note.trim() };
    for (const { id } of promises) await api.promises.attest({ body: { promiseId: id, ...said } });
    await client.invalidateQueries({ queryKey: ['promises'] });
    await client.invalidateQueries({ queryKey: ['today'] });
    say(t('signed'));
  }
  return (
    <FormDialog title={t('signTitle')} verb={t('sign')} check={form.check} onProblem={form.fail} onSubmit={submit} onClose={onClose}>
      {asked !== '' && <p className="sign-task">{asked}</p>}
      {promises.map(({ id, text: words }, i) => (
        <div key={id}>
          <blockquote className="sign-text serif">{text(words)}</blockquote>
          {(rest[i] ?? '') !== '' && <p className="sign-task">{rest[i]}</p>}
        </div>
      ))}
      <p className="small muted">{t('signLead')}</p>
      <div className="form-grid">
        <TextInput label={t('person')} {...form.text('person')} />
        <TextInput label={t('place')} {...form.text('place')} />
      </div>
      <DateField
        label={t('date')}
        name="date"
        value={form.values.date}
        onChange={(value) => form.set('date', value)}
        error={form.errors.date}
      />
      <Textarea label={t('note')} rows={2} {...form.text('note')} />
    </FormDialog>
  );
}
