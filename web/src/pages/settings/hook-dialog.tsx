/** A new receiver of notices: where, of what, and whose system it is. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { api as phrases } from '#web/i18n/api.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { wordsOf } from './api-words.ts';
import type { HooksView } from './hooks-card.tsx';
import { OnceDialog } from './once-dialog.tsx';

interface Wish {
  name: string;
  url: string;
  events: string[];
  recipientId: string;
}

export function HookDialog({ view, onClose }: { view: HooksView; onClose: () => void }) {
  const t = useT(phrases);
  const text = useText();
  const client = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const form = useFields<Wish>(
    { name: '', url: '', events: [], recipientId: '' },
    {
      name: (v) => (v.name.trim() === '' ? t('hooks.nameMissing') : undefined),
      url: (v) => (v.url.trim() === '' ? t('hooks.urlMissing') : undefined),
      events: (v) => (v.events.length === 0 ? t('hooks.eventsMissing') : undefined),
    },
  );
  const { name, url, events, recipientId } = form.values;
  async function submit() {
    const body = { name: name.trim(), url: url.trim(), events, recipientId: recipientId === '' ? null : recipientId };
    const made = await api.webhooks.create({ body });
    await client.invalidateQueries({ queryKey: ['webhooks'] });
    setSecret(made.secret);
  }
  if (secret !== null)
    return <OnceDialog title={t('hooks.secret')} lead={t('hooks.secretLead', { name })} secret={secret} onClose={onClose} />;
  return (
    <FormDialog
      title={t('hooks.make')}
      verb={t('hooks.make')}
      size="lg"
      check={form.check}
      onProblem={form.fail}
      onSubmit={submit}
      onClose={onClose}
      stay
    >
      <TextInput label={t('hooks.name')} autoComplete="off" {...form.text('name')} />
      <TextInput label={t('hooks.url')} description={t('hooks.urlHint')} type="url" autoComplete="off" {...form.text('url')} />
      <Select
        label={t('hooks.whose')}
        description={t('hooks.whoseHint')}
        value={recipientId}
        allowDeselect={false}
        data={[{ value: '', label: t('hooks.own') }, ...view.recipients.map((each) => ({ value: each.id, label: text(each.name) }))]}
        onChange={(value) => form.set('recipientId', value ?? '')}
      />
      <Checkbox.Group label={t('hooks.events')} error={form.errors.events} value={events} onChange={(value) => form.set('events', value)}>
        <div className="api-checks">
          {view.events.map((each) => (
            <Checkbox key={each} value={each} label={wordsOf(t, 'events', each)} />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}
