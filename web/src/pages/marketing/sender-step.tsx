/** From whom the letter comes: a name, and an address that can be answered. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { useFields } from '#web/components/use-fields.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { mailing as phrases } from '#web/i18n/mailing.ts';
import { type Mailing, useMailingsChanged } from './data.ts';

export function SenderStep({ mailing, mayChange }: { mailing: Mailing; mayChange: boolean }) {
  const t = useT(phrases);
  const [open, setOpen] = useState(false);
  const known = isKnown(mailing.fromAddress);
  return (
    <div className="mailing-fact">
      <h3>{t('sender.title')}</h3>
      <p>{known ? `${mailing.fromName} <${mailing.fromAddress}>` : t('sender.none')}</p>
      {mayChange && (
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t('sender.change')}
        </Button>
      )}
      {open && <SenderDialog mailing={mailing} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Until somebody says who sends, the server keeps an address that nobody has. */
function isKnown(address: string): boolean {
  return !address.endsWith('.invalid');
}

function SenderDialog({ mailing, onClose }: { mailing: Mailing; onClose: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const changed = useMailingsChanged();
  const address = isKnown(mailing.fromAddress) ? mailing.fromAddress : '';
  const form = useFields(
    { fromName: mailing.fromName, fromAddress: address, replyTo: mailing.replyTo ?? '' },
    {
      fromName: ({ fromName }) => (fromName.trim() === '' ? t('sender.nameMissing') : undefined),
      fromAddress: ({ fromAddress }) => (/^\S+@\S+\.\S+$/.test(fromAddress.trim()) ? undefined : t('sender.addressMissing')),
    },
  );
  async function submit() {
    const { fromName, fromAddress, replyTo } = form.values;
    const body = { fromName: fromName.trim(), fromAddress: fromAddress.trim(), replyTo: replyTo.trim() === '' ? null : replyTo.trim() };
    await api.mailings.update({ params: { id: mailing.id }, body: { ...body, version: mailing.version } });
    await changed();
    say(t('sender.saved'));
  }
  return (
    <FormDialog title={t('sender.title')} verb={c('save')} check={form.check} onProblem={form.fail} onSubmit={submit} onClose={onClose}>
      <TextInput label={t('sender.name')} maxLength={100} autoComplete="organization" {...form.text('fromName')} />
      <TextInput label={t('sender.address')} type="email" maxLength={254} autoComplete="email" {...form.text('fromAddress')} />
      <TextInput label={t('sender.reply')} type="email" maxLength={254} autoComplete="off" {...form.text('replyTo')} />
    </FormDialog>
  );
}
