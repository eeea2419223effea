/** Whether a mailing is followed among those who said yes to it; off until somebody turns it on. */
import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { useT } from '#web/i18n/index.ts';
import { visits as phrases } from '#web/i18n/visits.ts';
import './tracking.css';

export function TrackingSwitch({ mailingId }: { mailingId: string }) {
  const t = useT(phrases);
  const may = useMay('marketing.write');
  const client = useQueryClient();
  const key = ['mailings', mailingId, 'tracking'];
  const found = useQuery({ queryKey: key, queryFn: ({ signal }) => api.tracking.get({ params: { id: mailingId } }, { signal }) });
  const save = useMutation({
    mutationFn: (body: { opens: boolean; clicks: boolean }) => api.tracking.set({ params: { id: mailingId }, body }),
    onSuccess: (answer) => {
      client.setQueryData(key, answer);
      say(t('tracking.saved'));
    },
  });
  if (!found.data) return <ErrorBanner error={found.error} />;
  const { now, can } = found.data;
  return (
    <div className="mailing-fact">
      <h3>{t('tracking.title')}</h3>
      <div className="tracking-what">
        <p>{t(can.opens || can.clicks ? 'tracking.lead' : 'tracking.off')}</p>
        {(['opens', 'clicks'] as const).map(
          (what) =>
            can[what] && (
              <Checkbox
                key={what}
                label={t(`tracking.${what}`)}
                checked={now[what]}
                disabled={!may || save.isPending}
                onChange={(event) => save.mutate({ ...now, [what]: event.currentTarget.checked })}
              />
            ),
        )}
        <ErrorBanner error={save.error} />
      </div>
    </div>
  );
}
