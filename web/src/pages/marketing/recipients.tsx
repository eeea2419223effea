/** Everybody of a newsletter by what became of their letter: a page at a time, each name leading to the person. */
import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { type Text, useT, useText } from '#web/i18n/index.ts';
import { mailingReport as phrases } from '#web/i18n/mailing-report.ts';
import { isMoving, type Mailing } from './data.ts';
import { Name } from './name.tsx';

const OUTCOMES = ['accepted', 'unsubscribed', 'returned', 'failed', 'uncertain', 'blocked', 'waiting'] as const;
type Outcome = (typeof OUTCOMES)[number];

export function Recipients({ mailing }: { mailing: Mailing }) {
  const t = useT(phrases);
  const [outcome, setOutcome] = useState<Outcome>('accepted');
  const found = useInfiniteQuery({
    queryKey: ['mailings', 'recipients', mailing.id, outcome],
    queryFn: ({ pageParam, signal }) =>
      api.mailings.recipients(
        { params: { id: mailing.id }, query: { outcome, ...(pageParam === null ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: isMoving(mailing.state) ? 8000 : false,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="recipients" aria-label={t('recipients.title')}>
      <div className="recipients-head">
        <h3 className="mailing-sub">{t('recipients.title')}</h3>
        <Select
          label={t('recipients.show')}
          value={outcome}
          allowDeselect={false}
          data={OUTCOMES.map((value) => ({ value, label: t(`recipients.outcomes.${value}`) }))}
          onChange={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? 'accepted')}
        />
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={4} />}
      {found.isSuccess && rows.length === 0 && <p className="small muted">{t('recipients.none')}</p>}
      {rows.length > 0 && (
        <>
          <ul className="plain-list">
            {rows.map(({ id, subject, at, because, code }) => (
              <li key={id} className="recipient">
                <span>
                  <Name subject={subject} /> {because !== null && <Why because={because} code={code} />}
                </span>
                {at !== null && (
                  <span className="small muted">
                    <DateText value={at} withTime />
                  </span>
                )}
              </li>
            ))}
          </ul>
          <p className="small muted">{t('recipients.whose')}</p>
        </>
      )}
      {found.hasNextPage && (
        <div>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('recipients.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** What it means, and the code of the server for whoever knows mail. */
export function Why({ because, code }: { because: Text; code: string | null }) {
  const text = useText();
  return (
    <span className="small">
      {text(because)} {code !== null && code !== '' && <code className="muted">{code}</code>}
    </span>
  );
}
