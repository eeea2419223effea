/** The month in which the firm's financial year ends: from it the time a voucher is kept is counted. */
import { Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FormDialog } from '#web/components/form-dialog.tsx';
import { say } from '#web/components/toast.ts';
import { documents as phrases } from '#web/i18n/documents.ts';
import { formatMonth } from '#web/i18n/format.ts';
import { type Lang, useLang, useT } from '#web/i18n/index.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

export function FinancialYearDialog({ onClose }: { onClose: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<number | null>(null);
  const found = useQuery({ queryKey: ['documents', 'year'], queryFn: ({ signal }) => api.documents.year(undefined, { signal }) });
  const month = chosen ?? found.data?.endsInMonth;
  async function save() {
    if (month === undefined) return;
    client.setQueryData(['documents', 'year'], await api.documents.setYear({ body: { endsInMonth: month } }));
    say(t('year.saved'));
  }
  return (
    <FormDialog
      title={t('year.title')}
      lead={t('year.hint')}
      verb={t('year.verb')}
      disabled={month === undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      <Select
        label={t('year.label')}
        value={month === undefined ? null : String(month)}
        allowDeselect={false}
        data={MONTHS.map((each) => ({ value: String(each), label: monthName(each, lang) }))}
        onChange={(value) => setChosen(value === null ? null : Number(value))}
      />
    </FormDialog>
  );
}

/** The name of the month alone: any year will do. */
function monthName(month: number, lang: Lang): string {
  return formatMonth(`2026-${String(month).padStart(2, '0')}`, lang).replace(/\s*2026/, '');
}
