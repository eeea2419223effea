/** What became of each letter: its state and reason, never what it said or to which address. */
import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { mailOutbox as words } from '#web/i18n/mail-outbox.ts';
import { mail as phrases } from '#web/i18n/mail.ts';
import { formatNumber } from '#platform/i18n';
import { causeOf } from './mail-cause.ts';
import type { MailView } from './mail-page.tsx';

type Letter = Answer<'mail', 'messages'>['rows'][number];
const SHOWS = ['all', 'waiting', 'trouble'] as const;
type Show = (typeof SHOWS)[number];

export function MailOutbox({ counts }: { counts: MailView['counts'] }) {
  const o = useT(words);
  const lang = useLang();
  const [show, setShow] = useState<Show>('all');
  const list = useInfiniteQuery({
    queryKey: ['mail', 'messages', show],
    queryFn: ({ pageParam }) => api.mail.messages({ query: { show, limit: 50, ...(pageParam === null ? {} : { before: pageParam }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const numbers = Object.fromEntries(Object.entries(counts).map(([state, n]) => [state, formatNumber(n, lang)]));
  return (
    <section className="card settings-card settings-wide">
      <h2>{o('title')}</h2>
      <p className="muted">{o('lead')}</p>
      <div className="mail-filter">
        <p>{o('counts', numbers)}</p>
        <Select
          label={o('show')}
          value={show}
          allowDeselect={false}
          data={SHOWS.map((value) => ({ value, label: o(`shows.${value}`) }))}
          onChange={(value) => setShow(value as Show)}
        />
      </div>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isSuccess && rows.length === 0 && <p>{o('empty')}</p>}
      {rows.length > 0 && <Letters rows={rows} />}
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {o('more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Letters({ rows }: { rows: readonly Letter[] }) {
  const o = useT(words);
  const text = useText();
  return (
    <div className="settings-scroll" tabIndex={0} role="region" aria-label={o('title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{o('col.what')}</th>
            <th scope="col">{o('col.at')}</th>
            <th scope="col">{o('col.state')}</th>
            <th scope="col">{o('col.whom')}</th>
            <th scope="col">{o('col.action')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{text(row.name)}</td>
              <td>
                <DateText value={row.createdAt} withTime />
              </td>
              <td>
                <Fate row={row} />
              </td>
              <td>
                <Whom row={row} />
              </td>
              <td>{row.retry && <Retry row={row} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Fate({ row }: { row: Letter }) {
  const t = useT(phrases);
  const o = useT(words);
  const text = useText();
  const lang = useLang();
  const waits = row.state === 'queued' && row.attempts > 0;
  return (
    <div className="mail-fate">
      <span>{o(`states.${row.state}`)}</span>
      {row.reason !== null && (
        <span className="small muted">
          {text(row.reason)} {row.code !== null && <code>{row.code}</code>}
        </span>
      )}
      {waits && (
        <span className="small muted">
          {causeOf(row.code, t)} {o('next', { date: formatInstant(row.nextAt, lang) })}
        </span>
      )}
      {row.doubted && <span className="small muted">{o('doubted')}</span>}
    </div>
  );
}

function Whom({ row }: { row: Letter }) {
  const o = useT(words);
  if (row.staff) return <span className="muted">{o('staff')}</span>;
  if (row.subjectId === null) return <span className="muted">{o('nobody')}</span>;
  return (
    <Link to="/people/$id" params={{ id: row.subjectId }}>
      {o('open')}
    </Link>
  );
}

function Retry({ row }: { row: Letter }) {
  const t = useT(phrases);
  const o = useT(words);
  const text = useText();
  const lang = useLang();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => api.mail.retry({ params: { id: row.id } }),
    onSuccess: ({ message }) => say(message.state === 'sent' ? o('retried') : `${t('test.notSent')} ${causeOf(message.code, t)}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['mail'] }),
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={retry.isPending}
        aria-label={o('retryOf', { name: text(row.name), date: formatInstant(row.createdAt, lang) })}
        onClick={() => retry.mutate()}
      >
        {o('retry')}
      </Button>
      <ErrorBanner error={retry.error} />
    </>
  );
}
