/** Copies that left the house, each with the day on which it must be gone and the one who signs for it. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { dayOf, formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import { recipientsChanged, type Whole } from './data.ts';

type Copy = Whole['copies'][number];

export function Copies({ copies }: { copies: readonly Copy[] }) {
  const t = useT(phrases);
  return (
    <section className="card">
      <h2>{t('copies.title')}</h2>
      {copies.length === 0 && <p className="muted recipient-none">{t('copies.none')}</p>}
      <ul className="party-list">
        {copies.map((copy) => (
          <CopyRow key={copy.id} copy={copy} />
        ))}
      </ul>
    </section>
  );
}

function CopyRow({ copy }: { copy: Copy }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const client = useQueryClient();
  const may = useMay('recipients.share');
  const [signing, setSigning] = useState(false);
  const by = formatDate(copy.destroyBy, lang);
  async function sign() {
    await api.recipients.destroyed({ params: { id: copy.id } });
    await recipientsChanged(client);
    say(t('copies.signed'));
  }
  const state =
    copy.destroyedAt !== null
      ? t('copies.destroyed', { date: formatDate(dayOf(copy.destroyedAt), lang) })
      : t(copy.overdue ? 'copies.late' : 'copies.destroyBy', { date: by });
  return (
    <li>
      <div className="grow">
        <p className="num">
          {formatInstant(copy.madeAt, lang)} · {t('copies.line', { n: copy.people })}{' '}
          <span className={copy.overdue ? 'chip small chip-missing' : 'chip small'}>{state}</span>
        </p>
        <p className="small muted">
          {[text(copy.purpose), copy.fields.map((field) => text(field)).join(', '), copy.madeBy].filter(Boolean).join(' · ')}
        </p>
      </div>
      {may && copy.destroyedAt === null && (
        <Button variant="subtle" size="compact-sm" onClick={() => setSigning(true)}>
          {t('copies.sign')}
        </Button>
      )}
      {signing && (
        <ConfirmDialog title={t('copies.signTitle')} verb={t('copies.sign')} onConfirm={sign} onClose={() => setSigning(false)}>
          <p>{t('copies.signLead')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
