/** Two hands wrote the same draft: both texts live, and the reader chooses what becomes of them. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { say } from '#web/components/toast.ts';
import { declaration as phrases } from '#web/i18n/declaration.ts';
import { useT } from '#web/i18n/index.ts';
import type { Saver } from './text/saver.ts';
import type { Draft, useHistory } from './use-draft.ts';

interface ConflictProps {
  draft: Draft;
  written: ReturnType<typeof useHistory>;
  saver: Saver;
}

export function Conflict({ draft, written, saver }: ConflictProps) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const theirs = useMutation({
    mutationFn: () => api.policy.draft({ params: { id: draft.id } }),
    onSuccess: ({ yaml, revision }) => {
      written.write(yaml);
      saver.adopt(yaml, revision);
    },
  });
  const fork = useMutation({
    mutationFn: () => api.drafts.begin({ body: { yaml: written.text, note: t('conflict.forkNote') } }),
    onSuccess: async ({ id }) => {
      saver.close();
      await navigate({ to: '/declaration/$id', params: { id } });
      say(t('conflict.forked'));
    },
  });
  return (
    <div className="error-banner dec-conflict" role="alert">
      <div className="stack-tight">
        <p className="error-title">{t('conflict.title')}</p>
        <p>{t('conflict.lead')}</p>
        <div className="row">
          <Button variant="default" loading={theirs.isPending} onClick={() => theirs.mutate()}>
            {t('conflict.theirs')}
          </Button>
          <Button variant="default" loading={fork.isPending} onClick={() => fork.mutate()}>
            {t('conflict.fork')}
          </Button>
          <span className="small">{t('conflict.theirsHint')}</span>
        </div>
        <ErrorBanner error={theirs.error ?? fork.error} />
      </div>
    </div>
  );
}
