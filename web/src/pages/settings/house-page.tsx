/** The house itself: backups, the firm's facts, erasures with their certificates. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { formatDate } from '#web/i18n/format.ts';
import { house as phrases } from '#web/i18n/house.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';
import { Erasures } from './erasures.tsx';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';

export function HousePage() {
  const t = useT(phrases);
  const maySave = useMay('settings.write');
  const mayPublish = useMay('policy.publish');
  return (
    <div className="page">
      <SettingsHead lead={t('lead')} />
      <div className="settings">
        {maySave && <Backups />}
        {mayPublish && <Firm />}
        <Erasures />
      </div>
    </div>
  );
}

function Backups() {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const list = useQuery({ queryKey: ['backups'], queryFn: ({ signal }) => api.house.backups(undefined, { signal }) });
  const size = (bytes: number) =>
    `${formatNumber(Math.max(0.1, Math.round(bytes / 100_000) / 10), lang)} Mt`.replace('Mt', lang === 'fi' ? 'Mt' : 'MB');
  const take = useMutation({
    mutationFn: () => api.house.backUp(),
    onSuccess: async ({ backup }) => {
      await client.invalidateQueries({ queryKey: ['backups'] });
      say(t('backups.taken', { size: size(backup.bytes) }));
    },
  });
  const [last] = list.data?.backups ?? [];
  return (
    <section className="card settings-card">
      <h2>{t('backups.title')}</h2>
      <ErrorBanner error={list.error ?? take.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={2} />}
      {list.data && <p>{last ? t('backups.last', { date: formatDate(last.at, lang), size: size(last.bytes) }) : t('backups.none')}</p>}
      <p className="small muted">{t('backups.rule')}</p>
      {list.data && (
        <p className="small settings-path">
          {t('backups.where')}: <code>{list.data.folder}</code>
        </p>
      )}
      <div>
        <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
          {t('backups.now')}
        </Button>
      </div>
      {list.data && list.data.backups.length > 1 && (
        <details>
          <summary>{t('backups.all', { n: list.data.backups.length })}</summary>
          <ul className="settings-backups small">
            {list.data.backups.map(({ file, at, bytes }) => (
              <li key={file}>
                <DateText value={at} withTime /> · {size(bytes)} · <code>{file}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Firm() {
  const t = useT(phrases);
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: () => api.drafts.begin({ body: { note: t('firm.note') } }),
    onSuccess: ({ id }) => navigate({ to: '/declaration/$id', params: { id } }),
  });
  return (
    <section className="card settings-card">
      <h2>{t('firm.title')}</h2>
      <p className="small muted">{t('firm.lead')}</p>
      <ErrorBanner error={begin.error} />
      <div>
        <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t('firm.change')}
        </Button>
      </div>
    </section>
  );
}
