/** The link to one's own pages is sent to the address that the register holds; nobody here ever sees it. */
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGS } from '#platform/i18n';
import type { Lang } from '#platform/i18n';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { lang, useT } from '#web/i18n/index.ts';
import { ownPages as phrases } from '#web/i18n/own-pages.ts';

export function OwnLinkDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useT(phrases);
  const [letter, setLetter] = useState<Lang>(lang());
  const ready = useQuery({ queryKey: ['own-links'], queryFn: ({ signal }) => api.own.ready(undefined, { signal }), staleTime: 0 });
  const off = ready.data?.mailWorks === false;
  async function send(): Promise<void> {
    await api.own.send({ params: { id }, body: { lang: letter } });
    say(t('sent'));
  }
  return (
    <ConfirmDialog title={t('title', { name })} verb={t('send')} disabled={ready.isPending || off} onConfirm={send} onClose={onClose}>
      {off && <MailOff />}
      <p>{t('lead')}</p>
      <p>{t('who')}</p>
      <Select
        label={t('lang')}
        data={LANGS.map((each) => ({ value: each, label: t(`langs.${each}`) }))}
        value={letter}
        onChange={(value) => setLetter(LANGS.find((each) => each === value) ?? letter)}
        allowDeselect={false}
      />
    </ConfirmDialog>
  );
}

/** Said before anything is asked: the link leaves by mail alone. */
function MailOff() {
  const t = useT(phrases);
  const maySet = useMay('settings.write');
  return (
    <p role="status">
      <strong>{t('off')}</strong> {maySet ? <Link to="/settings/mail">{t('offSettings')}</Link> : t('offAsk')}
    </p>
  );
}
