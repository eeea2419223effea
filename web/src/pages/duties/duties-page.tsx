/** What is to be done where no software reaches, by kind, soonest first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { dutyWords } from '#web/i18n/duty-words.ts';
import { useT } from '#web/i18n/index.ts';
import { dutiesQuery } from './data.ts';
import { Due } from './due.tsx';
import { DutyNav } from './duty-nav.tsx';
import { DutyRow } from './duty-row.tsx';
import '../person/person.css';
import './duties.css';

const KINDS = ['off-system', 'notice', 'inform'] as const;

export function DutiesPage() {
  const t = useT(phrases);
  const s = useT(dutyWords);
  const list = useQuery(dutiesQuery);
  const duties = list.data?.duties ?? [];
  const breaches = list.data?.breaches ?? [];
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} />
      <DutyNav duties={duties.length} breaches={breaches.length} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={4} />}
      {breaches.map(({ id, no, due }) => (
        <div key={id} className="notice-bar duty-breach" role="status">
          <Link to="/duties/breaches/$id" params={{ id }}>
            {t('today.breach', { no })}
          </Link>
          <Due due={due} />
        </div>
      ))}
      {list.isSuccess && duties.length === 0 && <EmptyState sentence={t('empty')} promise={t('emptyPromise')} />}
      {KINDS.map((kind) => {
        const mine = duties.filter((duty) => duty.kind === kind);
        if (mine.length === 0) return null;
        return (
          <section key={kind} className="duty-group">
            <h2>{t(`kind.${kind}.title`)}</h2>
            <p className="muted">{t(`kind.${kind}.lead`)}</p>
            <ul className="duty-list">
              {mine.map((duty) => (
                <DutyRow key={duty.id} duty={duty} />
              ))}
            </ul>
          </section>
        );
      })}
      {duties.length > 0 && <p className="small muted duty-key">{s('sign.key')}</p>}
    </div>
  );
}
