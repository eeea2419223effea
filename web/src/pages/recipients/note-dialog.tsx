/** What left by telephone, letter or mailbox: to whom, of whom and which of the promised fields. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { PersonSelect } from '#web/forms/person-select.tsx';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { recipientExport } from '#web/i18n/recipient-export.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import { type Recipient, recipientsChanged } from './data.ts';

interface Values {
  partyId: string;
  subjectId: string | null;
  way: 'letter' | 'transfer';
  fields: string[];
  law: string;
}

export function NoteDialog({ recipient, onClose }: { recipient: Recipient; onClose: () => void }) {
  const t = useT(phrases);
  const x = useT(recipientExport);
  const c = useT(common);
  const text = useText();
  const client = useQueryClient();
  const parties = recipient.parties.filter(({ open }) => open);
  const form = useFields<Values>(
    { partyId: parties[0]?.id ?? '', subjectId: null, way: 'letter', fields: [], law: '' },
    {
      subjectId: (v) => (v.subjectId === null ? c('missing') : undefined),
      fields: (v) => (v.fields.length === 0 ? c('missing') : undefined),
      law: (v) => (recipient.ground === 'law' && v.law.trim() === '' ? c('missing') : undefined),
    },
  );
  async function submit() {
    const { partyId, subjectId, way, fields, law } = form.values;
    await api.recipients.byHand({
      params: { id: recipient.id },
      body: {
        subjectId: subjectId ?? '',
        way,
        fields,
        ...(partyId === '' ? {} : { partyId }),
        ...(law.trim() === '' ? {} : { law: law.trim() }),
      },
    });
    await recipientsChanged(client);
    say(t('log.noted'));
  }
  return (
    <FormDialog
      title={t('log.noteTitle')}
      lead={t('log.noteLead')}
      verb={t('log.noteVerb')}
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonSelect
        label={t('shares.person')}
        hint={t('shares.personHint')}
        value={form.values.subjectId}
        onChange={(id) => form.set('subjectId', id)}
        error={form.errors.subjectId}
      />
      {parties.length > 1 && (
        <Select
          label={t('shares.party')}
          value={form.values.partyId}
          allowDeselect={false}
          data={parties.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => form.set('partyId', value ?? '')}
        />
      )}
      <Checkbox.Group
        label={t('log.noteFields')}
        value={form.values.fields}
        error={form.errors.fields}
        onChange={(value) => form.set('fields', value)}
      >
        <div className="note-fields">
          {recipient.fields.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={text(name)} />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        label={t('log.noteWay')}
        value={form.values.way}
        allowDeselect={false}
        data={[
          { value: 'letter', label: t('log.noteLetter') },
          { value: 'transfer', label: t('log.noteTransfer') },
        ]}
        onChange={(value) => form.set('way', value === 'transfer' ? 'transfer' : 'letter')}
      />
      {recipient.ground === 'law' && <TextInput label={x('law')} autoComplete="off" {...form.text('law')} />}
    </FormDialog>
  );
}
