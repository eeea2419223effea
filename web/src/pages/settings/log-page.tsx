/** The audit log: read only, by event and day, with the verdict on its chain above it. */
import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { DateField } from '#web/components/date-field.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { house as phrases } from '#web/i18n/house.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { formatNumber } from '#platform/i18n';
import { SettingsHead } from './settings-head.tsx';
import './settings.css';

type Entry = Answer<'house', 'log'>['rows'][number];

export function LogPage() {
  const t = useT(phrases);
  const text = useText();
  const [action, setAction] = useState('');
  const [day, setDay] = useState('');
  const log = useInfiniteQuery({
    queryKey: ['log', action, day],
    queryFn: ({ pageParam }) =>
      api.house.log({
        query: {
          ...(action === '' ? {} : { action }),
          ...(day === '' ? {} : { day }),
          ...(pageParam === null ? {} : { before: pageParam }),
          limit: 100,
        },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? [];
  const actions = log.data?.pages[0]?.actions ?? [];
  return (
    <div className="page">
      <SettingsHead lead={t('log.lead')} />
      <Chain />
      <div className="log-filter">
        <Select
          label={t('log.action')}
          value={action}
          searchable
          data={[{ value: '', label: t('log.any') }, ...actions.map((each) => ({ value: each.action, label: text(each.title) }))]}
          onChange={(value) => setAction(value ?? '')}
        />
        <DateField label={t('log.day')} value={day} onChange={setDay} />
      </div>
      <ErrorBanner error={log.error} onRetry={() => void log.refetch()} />
      {log.isPending && <SkeletonRows rows={10} />}
      {log.isSuccess && rows.length === 0 && <p>{t('log.empty')}</p>}
      {rows.length > 0 && <LogTable rows={rows} />}
      {log.hasNextPage && (
        <div className="log-more">
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('log.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Chain() {
  const t = useT(phrases);
  const lang = useLang();
  const chain = useQuery({ queryKey: ['log', 'chain'], queryFn: ({ signal }) => api.house.chain(undefined, { signal }) });
  if (chain.error) return <ErrorBanner error={chain.error} onRetry={() => void chain.refetch()} />;
  if (!chain.data) return <p className="row settings-state muted">{t('log.chainLooking')}</p>;
  const { ok, entries, brokenAt } = chain.data;
  return (
    <p className="row settings-state">
      <VerdictMark verdict={ok ? 'kept' : 'broken'} withWord={false} />
      <span>{ok ? t('log.chainOk', { n: formatNumber(entries ?? 0, lang) }) : t('log.chainBroken', { n: brokenAt ?? 0 })}</span>
    </p>
  );
}

function LogTable({ rows }: { rows: readonly Entry[] }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <div className="settings-scroll" tabIndex={0} role="region" aria-label={t('log.col.what')}>
      <table className="table table-stack log-table">
        <thead>
          <tr>
            <th scope="col" className="cell-num">
              #
            </th>
            <th scope="col">{t('log.col.at')}</th>
            <th scope="col">{t('log.col.actor')}</th>
            <th scope="col">{t('log.col.what')}</th>
            <th scope="col">{t('log.col.subject')}</th>
            <th scope="col">{t('log.col.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.seq}>
              <td className="cell-num muted" data-label="#">
                {row.seq}
              </td>
              <td data-label={t('log.col.at')}>
                <DateText value={row.at} withTime />
              </td>
              <td data-label={t('log.col.actor')}>
                {row.actorKind === 'account' || row.actorKind === 'token' ? row.actor : t(`log.actors.${row.actorKind}`)}
              </td>
              <td data-label={t('log.col.what')}>{text(row.title)}</td>
              <td data-label={row.subjectId === null ? undefined : t('log.col.subject')}>
                {row.subjectId !== null && (
                  <Link to="/people/$id" params={{ id: row.subjectId }} aria-label={t('log.openSubject', { seq: row.seq })}>
                    {t('log.open')}
                  </Link>
                )}
              </td>
              <td className="small muted log-detail" data-label={t('log.col.detail')}>
                {inWords(row.detail)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Ids, counts and codes, as they stand in the entry, without the marks of a program. */
function inWords(detail: string): string {
  if (detail === '') return '';
  const facts = JSON.parse(detail) as Record<string, unknown>;
  return Object.entries(facts)
    .map(([key, value]) => `${key}: ${[value].flat().join(', ')}`)
    .join('; ');
}
