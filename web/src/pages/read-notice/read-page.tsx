/** Inside the running register: a notice that was written elsewhere becomes a draft, and the one in force stays as it is. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { forget, keptOr, useKept } from '#web/components/kept.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { useT } from '#web/i18n/index.ts';
import { readNotice as phrases } from '#web/i18n/read-notice.ts';
import { readReview } from '#web/i18n/read-review.ts';
import { Give } from './give.tsx';
import { ReviewPane } from './review-pane.tsx';
import { type Review, startReview } from './use-review.ts';

export function ReadNoticePage() {
  const t = useT(phrases);
  const r = useT(readReview);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [review, setReview] = useState<Review | null>(() => keptOr<Review | null>('read', null));
  useKept('read', review);
  const begin = useMutation({
    mutationFn: (yaml: string) => api.drafts.begin({ body: { yaml, note: t('page.note') } }),
    onSuccess: async ({ id }) => {
      forget('read');
      await client.invalidateQueries({ queryKey: ['policy', 'versions'] });
      await navigate({ to: '/declaration/$id', params: { id } });
    },
  });
  const back = <Link to="/notice">{t('page.back')}</Link>;
  return (
    <div className="page">
      {review === null ? (
        <>
          <PageHeader title={t('page.title')} lead={t('page.lead')} actions={back} />
          <Give focusFirst onRead={(reading) => setReview(startReview(reading))} />
        </>
      ) : (
        <>
          <PageHeader title={r('review.title')} lead={r('review.lead')} actions={back} />
          <ErrorBanner error={begin.error} />
          <ReviewPane
            review={review}
            onReview={setReview}
            verb={t('page.verb')}
            busy={begin.isPending}
            onDone={(yaml) => begin.mutate(yaml)}
            extra={
              <Button variant="subtle" onClick={() => setReview(null)}>
                {r('review.again')}
              </Button>
            }
          />
        </>
      )}
    </div>
  );
}
