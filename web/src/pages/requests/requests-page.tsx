/** Requests of data subjects, the nearer deadline first, with both clocks legible at a glance. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import { ClockView } from './clock-view.tsx';
import { type Row, requestsQuery } from './data.ts';
import { EnterDialog } from './enter-dialog.tsx';
import { StateChip } from './state-chip.tsx';
import '../person/person.css';
import './requests.css';

export function RequestsPage() {
  const t = useT(phrases);
  const may = useMay('requests.write');
  const [state, setState] = useState<'open' | 'closed'>('open');
  const [entering, setEntering] = useState(false);
  const list = useQuery(requestsQuery(state));
  const rows = list.data?.rows ?? [];
  usePageCommand(may, { id: 'new-request', label: t('enter'), icon: IconPlus, run: () => setEntering(true) });
  const enter = may ? <Button onClick={() => setEntering(true)}>{t('enter')}</Button> : undefined;
  const counts = list.data?.counts ?? { open: 0, unnamed: 0, closed: 0 };
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} actions={enter} />
      <SegmentedControl
        className="requests-filter"
        aria-label={t('filter')}
        value={state}
        onChange={(value) => setState(value === 'closed' ? 'closed' : 'open')}
        data={[
          { value: 'open', label: t('open', { n: counts.open }) },
          { value: 'closed', label: t('closed', { n: counts.closed }) },
        ]}
      />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={4} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState sentence={t(state === 'open' ? 'empty' : 'emptyClosed')} promise={t('emptyPromise')} />
      )}
      {rows.some(({ unnamed }) => !unnamed || state === 'closed') && (
        <RequestList rows={state === 'closed' ? rows : rows.filter(({ unnamed }) => !unnamed)} />
      )}
      {state === 'open' && counts.unnamed > 0 && (
        <section className="requests-unnamed" aria-labelledby="unnamed">
          <h2 id="unnamed">{t('unnamed', { n: counts.unnamed })}</h2>
          <p className="muted">{t('unnamedLead')}</p>
          <RequestList rows={rows.filter(({ unnamed }) => unnamed)} />
        </section>
      )}
      {entering && <EnterDialog onClose={() => setEntering(false)} />}
    </div>
  );
}

function RequestList({ rows }: { rows: readonly Row[] }) {
  return (
    <ul className="requests-list">
      {rows.map((row) => (
        <RequestRow key={row.id} row={row} />
      ))}
    </ul>
  );
}

function RequestRow({ row }: { row: Row }) {
  const t = useT(phrases);
  const lang = useLang();
  const order = row.nearer === 'law' ? (['law', 'promise'] as const) : (['promise', 'law'] as const);
  return (
    <li className="request-row">
      <div className="request-what">
        <p className="request-head">
          <Link to="/requests/$id" params={{ id: row.id }} className="request-link">
            {t(`name.${row.right}`)}
          </Link>
          <span className="small muted num">{t('no', { no: row.no })}</span>
        </p>
        <p>{row.gone ? <span className="muted">{t('gone')}</span> : row.label}</p>
        <p className="small muted num">
          {t('received', { when: formatInstant(row.receivedAt, lang), channel: t(row.byForm ? 'channel.form' : `channel.${row.channel}`) })}
        </p>
        <StateChip row={row} />
      </div>
      <div className="request-clocks">
        {order.map((of) => (
          <ClockView key={of} of={of} clock={row[of]} receivedAt={row.receivedAt} nearer={of === row.nearer} />
        ))}
      </div>
    </li>
  );
}
