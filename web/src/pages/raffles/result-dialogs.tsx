/** Two small acts after the draw: a winner is told by a letter, and what became of the prize is put down. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { formatDate } from '#web/i18n/format.ts';
import { LANG_NAMES, type Lang, useLang, useT } from '#web/i18n/index.ts';
import { raffles as phrases } from '#web/i18n/raffles.ts';
import { type Place, useRafflesChanged } from './data.ts';
import { LANGS } from './plan.ts';

export type Told = NonNullable<Place['entry']>;

export function TellDialog({ entry, until, onClose }: { entry: Told; until: string; onClose: () => void }) {
  const t = useT(phrases);
  const changed = useRafflesChanged();
  const own = useLang();
  const [lang, setLang] = useState<Lang>('fi');
  return (
    <ConfirmDialog
      title={t('result.tellTitle')}
      verb={t('result.send')}
      onConfirm={async () => {
        await api.raffles.tell({ params: { id: entry.id }, body: { lang } });
        await changed();
        say(t('result.told'));
      }}
      onClose={onClose}
    >
      <p>{t('result.tellText', { name: entry.label, until: formatDate(until, own) })}</p>
      <Select
        label={t('result.lang')}
        allowDeselect={false}
        value={lang}
        data={LANGS.map((value) => ({ value, label: LANG_NAMES[value] }))}
        onChange={(value) => setLang(LANGS.find((each) => each === value) ?? 'fi')}
      />
    </ConfirmDialog>
  );
}

export function SettleDialog({ entry, how, onClose }: { entry: Told; how: 'taken' | 'silent' | 'refused'; onClose: () => void }) {
  const t = useT(phrases);
  const changed = useRafflesChanged();
  return (
    <ConfirmDialog
      title={t(`result.settleTitle.${how}`)}
      verb={t('result.settle')}
      onConfirm={async () => {
        await api.raffles.settle({ params: { id: entry.id }, body: { how } });
        await changed();
        say(t('result.settleDone'));
      }}
      onClose={onClose}
    >
      <p>{t(`result.settleText.${how}`, { name: entry.label })}</p>
    </ConfirmDialog>
  );
}
