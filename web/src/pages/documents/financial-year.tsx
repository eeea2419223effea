/** The month in which the firm's financial year ends: from it the time a voucher is kept is counted. */
import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { documents as phrases } from '#web/i18n/documents.ts';
import { formatMonth } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

export function FinancialYear() {
  const t = useT(phrases);
  const lang = useLang();
  const may = useMay('settings.write');
  const client = useQueryClient();
  const found = useQuery({
    queryKey: ['documents', 'year'],
    queryFn: ({ signal }) => api.documents.year(undefined, { signal }),
    enabled: may,
  });
  const change = useMutation({
    mutationFn: (endsInMonth: number) => api.documents.setYear({ body: { endsInMonth } }),
    onSuccess: (answer) => {
      client.setQueryData(['documents', 'year'], answer);
      say(t('year.saved'));
    },
  });
  if (!may || found.data === undefined) return null;
  return (
    <div className="papers-year">
      <ErrorBanner error={change.error} />
      <Select
        label={t('year.label')}
        description={t('year.hint')}
        value={String(found.data.endsInMonth)}
        allowDeselect={false}
        data={MONTHS.map((month) => ({ value: String(month), label: monthName(month, lang) }))}
        onChange={(value) => value !== null && change.mutate(Number(value))}
      />
    </div>
  );
}

/** The name of the month alone: any year will do. */
function monthName(month: number, lang: Parameters<typeof formatMonth>[1]): string {
  return formatMonth(`2026-${String(month).padStart(2, '0')}`, lang).replace(/\s*2026/, '');
}
