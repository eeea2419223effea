/** Before a whole import is taken back: who goes, who becomes as they were, and who stays because somebody has changed them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { formatInstant } from '#web/i18n/format.ts';
import { importPhrases as phrases } from '#web/i18n/import.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';
import type { ImportRow } from './imports-list.tsx';

export function ReverseDialog({ run, onClose }: { run: ImportRow; onClose: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const plan = useQuery({
    // Apart from the list, which is asked anew when it has been taken back: by then this has no answer.
    queryKey: ['import-reversal', run.id],
    queryFn: ({ signal }) => api.imports.reversal({ params: { id: run.id } }, { signal }),
    gcTime: 0,
  });
  async function reverse() {
    await api.imports.reverse({ params: { id: run.id } });
    await Promise.all([client.invalidateQueries({ queryKey: ['imports'] }), peopleChanged(client)]);
  }
  const figures: [number, string][] = plan.data
    ? [
        [plan.data.removes, t('reverse.removes')],
        [plan.data.restores, t('reverse.restores')],
        [plan.data.keeps, t('reverse.keeps')],
      ]
    : [];
  return (
    <ConfirmDialog
      title={t('reverse.title', { date: formatInstant(run.startedAt, lang) })}
      verb={t('reverse.verb')}
      danger
      disabled={plan.data === undefined}
      onConfirm={reverse}
      onClose={onClose}
    >
      <p>{t('reverse.lead')}</p>
      <ErrorBanner error={plan.error} onRetry={() => void plan.refetch()} />
      {plan.isPending && <SkeletonRows rows={2} />}
      <ul className="reverse-figures">
        {figures.map(([n, label]) => (
          <li key={label}>
            <strong className="num">{formatNumber(n, lang)}</strong> {label}
          </li>
        ))}
      </ul>
      {(plan.data?.removes ?? 0) > 0 && <p className="small">{t('reverse.tasks')}</p>}
      {(plan.data?.bans ?? 0) > 0 && <p>{t('reverse.bans', { n: plan.data?.bans ?? 0 })}</p>}
      <p className="small muted">{t('reverse.remains')}</p>
    </ConfirmDialog>
  );
}
