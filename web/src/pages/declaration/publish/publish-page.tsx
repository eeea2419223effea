/** Before a version is published its owner sees what it changes, for whom, whom to tell, and what stands in its way. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '#web/api/client.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { isNotThere, RecordError } from '#web/components/record-error.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { today } from '#web/i18n/clock.ts';
import { declarationPublish as phrases } from '#web/i18n/declaration-publish.ts';
import { useT } from '#web/i18n/index.ts';
import type { Draft } from '../use-draft.ts';
import '../panes/panes.css';
import { Difference } from './difference.tsx';
import { Changes, Moves, Undeclared } from './effects.tsx';
import { type Impact, totals } from './impact.ts';
import { Refusals, Remarks } from './obstacles.tsx';
import { PublishBar } from './publish-bar.tsx';
import './publish.css';
import { StaleTexts } from './stale-texts.tsx';
import { TakeUp } from './take-up.tsx';
import './take-up.css';

export function PublishPage() {
  const t = useT(phrases);
  const { id } = useParams({ from: '/inside/declaration/$id/publish' });
  const { back } = useSearch({ from: '/inside/declaration/$id/publish' });
  const client = useQueryClient();
  const [day, setDay] = useState(today());
  const draft = useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => api.policy.draft({ params: { id } }, { signal }),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  const impact = useQuery({
    queryKey: ['draft-impact', id, day],
    queryFn: ({ signal }) => api.drafts.impact({ params: { id }, query: day === '' ? {} : { effectiveFrom: day } }, { signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
  useEffect(() => () => client.removeQueries({ queryKey: ['draft', id] }), [client, id]);
  async function again() {
    await draft.refetch();
    await impact.refetch();
  }
  const failed = <RecordError error={draft.error ?? impact.error} what="draft" id={id} onRetry={() => void again()} />;
  if (isNotThere(draft.error)) return <div className="page">{failed}</div>;
  return (
    <div className="page pub-page">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {back === 'import' && <Link to="/import">{t('backToImport')}</Link>}
            <Link to="/declaration/$id" params={{ id }}>
              {t('back')}
            </Link>
          </>
        }
      />
      {failed}
      {(draft.isPending || impact.isPending) && !draft.error && !impact.error && <SkeletonPage />}
      {draft.data && impact.data && (
        <Judged key={impact.data.tell.map((each) => each.id).join()} {...{ day, setDay, again }} draft={draft.data} impact={impact.data} />
      )}
    </div>
  );
}

interface JudgedProps {
  draft: Draft;
  impact: Impact;
  day: string;
  setDay: (day: string) => void;
  again: () => Promise<void>;
}

function Judged({ draft, impact, day, setDay, again }: JudgedProps) {
  const t = useT(phrases);
  const { moving, once } = totals(impact);
  const same = draft.lines.every(({ kind }) => kind === 'same');
  if (same) return <p className="serif pub-summary">{t('same')}</p>;
  return (
    <>
      <p className="serif pub-summary" role="status">
        {t('summary.changes', { n: impact.changes.length })} {moving === 0 ? t('summary.stay') : t('summary.moves', { n: moving })}{' '}
        {once > 0 && <strong className="pub-once">{t(day > today() ? 'summary.onceLater' : 'summary.once', { n: once })}</strong>}
      </p>
      {!impact.baseIsNewest && <TakeUp draft={draft} onTaken={again} />}
      <Refusals draft={draft} impact={impact} />
      <StaleTexts draft={draft} stale={impact.stale} revision={impact.revision} onChange={again} />
      <Changes impact={impact} />
      <Moves impact={impact} />
      <Undeclared impact={impact} />
      <Difference lines={draft.lines} />
      <Remarks draft={draft} impact={impact} />
      <PublishBar draft={draft} impact={impact} day={day} onDay={setDay} />
    </>
  );
}
