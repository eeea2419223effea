/** Head of every retention page: where one is, and what waits. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#web/api/client.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { SubNav } from '#web/components/sub-nav.tsx';
import { useT } from '#web/i18n/index.ts';
import { retention as phrases } from '#web/i18n/retention.ts';

export const reviewsQuery = { queryKey: ['retention', 'reviews'], queryFn: () => api.retention.reviews({ query: {} }) };
export const holdsQuery = { queryKey: ['retention', 'holds'], queryFn: () => api.retention.holds({ query: {} }) };

export function RetentionHead({ lead, actions }: { lead: string; actions?: ReactNode }) {
  const t = useT(phrases);
  const reviews = useQuery(reviewsQuery);
  return (
    <>
      <PageHeader title={t('title')} lead={lead} actions={actions} />
      <SubNav
        label={t('tabs.label')}
        pages={[
          { to: '/retention', label: t('tabs.calendar') },
          { to: '/retention/reviews', label: t('tabs.reviews'), count: reviews.data?.total },
          { to: '/retention/runs', label: t('tabs.runs') },
          { to: '/retention/holds', label: t('tabs.holds') },
        ]}
      />
    </>
  );
}
