/** A contact is logged in ten seconds: a kind, today, a line, and perhaps the next step; it moves the retention clock. */
import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { today } from '#web/i18n/clock.ts';
import { useT } from '#web/i18n/index.ts';
import { acts as phrases } from '#web/i18n/acts.ts';
import { person as personPhrases } from '#web/i18n/person.ts';

const KINDS = ['call', 'meeting', 'mail', 'note', 'service'] as const;

interface LogContactDialogProps {
  personId: string;
  allowed: readonly string[];
  onClose: () => void;
}

export function LogContactDialog({ personId, allowed, onClose }: LogContactDialogProps) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const client = useQueryClient();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('call');
  const form = useFields(
    { on: today(), note: '', nextAction: '', nextActionOn: '' },
    { on: (v) => (v.on === '' ? t('hold.missing') : undefined) },
  );
  async function submit() {
    const { on, note, nextAction, nextActionOn } = form.values;
    await api.people.logContact({
      params: { id: personId },
      body: {
        kind,
        on,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(nextAction.trim() === '' ? {} : { nextAction: nextAction.trim() }),
        ...(nextActionOn === '' ? {} : { nextActionOn }),
      },
    });
    await peopleChanged(client);
    say(t('log.saved'));
  }
  return (
    <FormDialog
      title={t('log.title')}
      verb={t('log.verb')}
      hint={t('log.keys')}
      size="lg"
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('log.kind')}
        fullWidth
        value={kind}
        onChange={(value) => setKind(value as typeof kind)}
        data={KINDS.map((value) => ({ value, label: p(`timeline.kinds.${value}`) }))}
      />
      <DateField label={t('log.on')} name="on" value={form.values.on} onChange={(value) => form.set('on', value)} error={form.errors.on} />
      {allowed.includes('contact.note') && <Textarea label={t('log.note')} rows={4} {...form.text('note')} />}
      {allowed.includes('person.next_action') && (
        <div className="form-grid">
          <TextInput label={t('log.next')} autoComplete="off" {...form.text('nextAction')} />
          <DateField
            label={t('log.nextOn')}
            name="nextActionOn"
            value={form.values.nextActionOn}
            onChange={(value) => form.set('nextActionOn', value)}
            error={form.errors.nextActionOn}
          />
        </div>
      )}
    </FormDialog>
  );
}
