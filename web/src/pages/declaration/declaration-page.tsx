/** The declaration in writing: a form and its text side by side, the notice live beside them; the running register sees none of it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '#web/api/client.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { isNotThere, RecordError } from '#web/components/record-error.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useT } from '#web/i18n/index.ts';
import './declaration.css';
import './panes/panes.css';
import { Editor } from './editor.tsx';

export function DeclarationPage() {
  const t = useT(phrases);
  const { id } = useParams({ from: '/inside/declaration/$id' });
  const client = useQueryClient();
  // Read once: from here on this page is the one that writes it.
  const draft = useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => api.policy.draft({ params: { id } }, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  useEffect(() => () => client.removeQueries({ queryKey: ['draft', id] }), [client, id]);
  if (draft.data) return <Editor key={id} draft={draft.data} />;
  return (
    <div className="page">
      {!isNotThere(draft.error) && <PageHeader title={t('title')} actions={<Link to="/notice">{t('back')}</Link>} />}
      <RecordError error={draft.error} what="draft" id={id} onRetry={() => void draft.refetch()} />
      {draft.isPending && <SkeletonPage />}
    </div>
  );
}
