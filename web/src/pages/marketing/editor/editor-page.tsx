/** Writing a newsletter: languages, subject and blocks on one side, the letter as its reader sees it on the other. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonSubject } from '#web/components/skeleton.tsx';
import { Editor } from './editor.tsx';
import './editor.css';

export function EditorPage() {
  const { id } = useParams({ from: '/inside/marketing/$id/content' });
  // Read once: from then on the page knows more than the server, until it has saved.
  const got = useQuery({
    queryKey: ['newsletters', id, 'editor'],
    queryFn: ({ signal }) => api.newsletters.get({ params: { id } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <div className="page editor-page">
      <RecordError error={got.error} what="mailing" id={id} onRetry={() => void got.refetch()} />
      {got.isPending && <SkeletonSubject />}
      {got.data && <Editor id={id} got={got.data} />}
    </div>
  );
}
