/** Taking a paper away; a voucher, which law orders kept, only for a reason from a list. */
import { Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { documents as phrases } from '#web/i18n/documents.ts';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { papersChanged } from './changed.ts';
import { type Paper, paperName } from './paper.ts';

const WHYS = ['wrong-subject', 'duplicate', 'not-a-voucher'] as const;
type Why = (typeof WHYS)[number];

export function RemoveDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const [why, setWhy] = useState<Why | null>(null);
  const voucher = paper.kind === 'voucher';
  const what = paperName(paper, lang);
  async function remove() {
    await api.documents.remove({ params: { id: paper.id }, query: why === null ? {} : { why } });
    await papersChanged(client);
    say(t('away.done', { what }));
  }
  return (
    <ConfirmDialog
      title={t(voucher ? 'away.voucherTitle' : 'away.title')}
      verb={t('away.verb')}
      danger
      disabled={voucher && why === null}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>
        <strong>{what}</strong>
      </p>
      <p className="muted">{voucher ? t('away.voucherLead', { date: formatDate(paper.keepUntil ?? '', lang) }) : t('away.lead')}</p>
      {voucher && (
        <Radio.Group label={t('away.why')} value={why} onChange={(value) => setWhy(WHYS.find((each) => each === value) ?? null)}>
          <div className="stack-tight">
            {WHYS.map((each) => (
              <Radio key={each} value={each} label={t(`away.whys.${each}`)} />
            ))}
          </div>
        </Radio.Group>
      )}
    </ConfirmDialog>
  );
}
