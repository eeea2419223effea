/** The register of breaches: each with what is open and how much of the 72 hours is left. */
import { Button } from '@mantine/core';
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
import { breachPhrases as phrases } from '#web/i18n/breaches.ts';
import { breachWords } from '#web/i18n/breach-words.ts';
import { dutyPhrases } from '#web/i18n/duties.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { type BreachRow, breachesQuery } from './breach-data.ts';
import { BreachDialog } from './breach-dialog.tsx';
import { Due } from './due.tsx';
import { DutyNav } from './duty-nav.tsx';
import '../person/person.css';
import './duties.css';

export function BreachesPage() {
  const t = useT(phrases);
  const d = useT(dutyPhrases);
  const may = useMay('requests.write');
  const [entering, setEntering] = useState(false);
  const list = useQuery(breachesQuery);
  const rows = list.data?.rows ?? [];
  usePageCommand(may, { id: 'new-breach', label: t('enter'), icon: IconPlus, run: () => setEntering(true) });
  const enter = may ? <Button onClick={() => setEntering(true)}>{t('enter')}</Button> : undefined;
  return (
    <div className="page">
      <PageHeader title={d('breaches')} lead={t('lead')} actions={enter} />
      <DutyNav breaches={rows.filter(({ open }) => open.length > 0).length} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isSuccess && rows.length === 0 && <EmptyState sentence={t('empty')} promise={t('emptyPromise')} />}
      {rows.length > 0 && (
        <ul className="duty-list">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {entering && <BreachDialog onClose={() => setEntering(false)} />}
    </div>
  );
}

function Row({ row }: { row: BreachRow }) {
  const t = useT(phrases);
  const s = useT(breachWords);
  const lang = useLang();
  return (
    <li className="duty-row">
      <div className="duty-what">
        <p className="duty-head">
          <Link to="/duties/breaches/$id" params={{ id: row.id }} className="duty-link">
            {t('no', { no: row.no })}
          </Link>
          <span className="chip">{row.closedAt === null ? t(`state.${row.state}`) : t('closed')}</span>
          {row.risk !== null && <span className="chip">{s(`risk.short.${row.risk}`)}</span>}
        </p>
        <p className="duty-happened">{row.happened}</p>
        <p className="small muted num">
          {t('aware', { when: formatInstant(row.awareAt, lang) })}
          {row.people !== null && ` · ${t('people', { n: row.people })}`}
        </p>
      </div>
      {row.open.includes('authority') && <Due due={row.due} />}
    </li>
  );
}
