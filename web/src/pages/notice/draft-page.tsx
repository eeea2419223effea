/** A drafted clause is read as a difference before it becomes the next version. */
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { useT } from '#web/i18n/index.ts';
import { notice as phrases } from '#web/i18n/notice.ts';
import './notice.css';

type Line = Answer<'policy', 'draft'>['lines'][number];
const AROUND = 3;

export function DraftPage() {
  const t = useT(phrases);
  const { id } = useParams({ from: '/inside/notice/drafts/$id' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = useQuery({ queryKey: ['policy', 'draft', id], queryFn: ({ signal }) => api.policy.draft({ params: { id } }, { signal }) });
  const [asking, setAsking] = useState(false);
  async function publish() {
    const { versionNo } = await api.policy.publishDraft({ params: { id }, body: {} });
    // One leaves the draft first: it is a version now and can no longer be read as a draft.
    await navigate({ to: '/notice' });
    client.removeQueries({ queryKey: ['policy', 'draft', id] });
    await client.invalidateQueries({ queryKey: ['policy'] });
    await client.invalidateQueries({ queryKey: ['promises'] });
    await peopleChanged(client);
    say(t('draft.published', { no: versionNo }));
  }
  return (
    <div className="page">
      <PageHeader title={t('draft.title')} lead={t('draft.lead')} actions={<Link to="/notice">{t('draft.back')}</Link>} />
      <ErrorBanner error={draft.error} onRetry={() => void draft.refetch()} />
      {draft.isPending && <SkeletonPage />}
      {draft.data && (
        <>
          <p className="serif draft-note">{draft.data.note}</p>
          <Difference lines={draft.data.lines} />
          <Button onClick={() => setAsking(true)}>{t('draft.publish')}</Button>
        </>
      )}
      {asking && (
        <ConfirmDialog title={t('draft.publishTitle')} verb={t('draft.publish')} onConfirm={publish} onClose={() => setAsking(false)}>
          <p>{t('draft.publishLead')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function Difference({ lines }: { lines: readonly Line[] }) {
  const t = useT(phrases);
  return (
    <pre className="diff" tabIndex={0} role="region" aria-label={t('draft.diff')}>
      {folded(lines).map((part) =>
        typeof part === 'number' ? (
          <span key={`fold-${part}`} className="diff-fold">
            … {t('draft.same', { n: lengthOfFold(lines, part) })}
          </span>
        ) : (
          <span key={part.index} className={`diff-line diff-${part.line.kind}`}>
            <span aria-hidden="true">{part.line.kind === 'added' ? '+ ' : part.line.kind === 'removed' ? '− ' : '  '}</span>
            {part.line.kind !== 'same' && <span className="visually-hidden">{t(`draft.${part.line.kind}`)}: </span>}
            {part.line.text}
          </span>
        ),
      )}
    </pre>
  );
}

type Part = { index: number; line: Line } | number;

function isNear(lines: readonly Line[], index: number): boolean {
  return lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same');
}

/** Lines near a change, and the first index of each stretch that is folded away. */
function folded(lines: readonly Line[]): Part[] {
  const parts: Part[] = [];
  lines.forEach((line, index) => {
    if (isNear(lines, index)) parts.push({ index, line });
    else if (index === 0 || isNear(lines, index - 1)) parts.push(index);
  });
  return parts;
}

function lengthOfFold(lines: readonly Line[], from: number): number {
  let to = from;
  while (to < lines.length && !isNear(lines, to)) to += 1;
  return to - from;
}
