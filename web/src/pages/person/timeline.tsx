/** What has happened with the person, newest first; entries that move a retention clock of this notice are marked. */
import { Button, SegmentedControl } from '@mantine/core';
import {
  IconArchive,
  IconCalendar,
  IconHistory,
  IconLock,
  IconMail,
  IconNote,
  IconPhone,
  IconStarFilled,
  IconTools,
  IconTrash,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { usePolicy } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';

type Item = Answer<'people', 'timeline'>['items'][number];
const ICONS: Record<Item['kind'], typeof IconPhone> = {
  call: IconPhone,
  meeting: IconCalendar,
  mail: IconMail,
  note: IconNote,
  service: IconTools,
  trigger: IconStarFilled,
  membership: IconArchive,
  change: IconHistory,
  hold: IconLock,
  erasure: IconTrash,
};
const CONTACTS: readonly Item['kind'][] = ['call', 'meeting', 'mail', 'note', 'service'];
const FILTERS = ['all', 'contacts', 'changes'] as const;
type Filter = (typeof FILTERS)[number];

export function Timeline({ personId }: { personId: string }) {
  const t = useT(phrases);
  const [filter, setFilter] = useState<Filter>('all');
  const list = useInfiniteQuery({
    queryKey: ['timeline', personId],
    queryFn: ({ pageParam, signal }) =>
      api.people.timeline({ params: { id: personId }, query: pageParam === null ? {} : { after: pageParam } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const items = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(
    ({ kind }) => filter === 'all' || CONTACTS.includes(kind) === (filter === 'contacts'),
  );
  return (
    <section aria-label={t('timeline.title')}>
      <div className="section-head">
        <h2>{t('timeline.title')}</h2>
        <SegmentedControl
          size="xs"
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          data={FILTERS.map((value) => ({ value, label: t(`timeline.${value}`) }))}
        />
      </div>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={5} />}
      {list.isSuccess && items.length === 0 && <p className="muted">{t('timeline.empty')}</p>}
      <ol className="timeline">
        {items.map((item) => (
          <TimelineItem key={item.id} item={item} />
        ))}
      </ol>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('timeline.more')}
        </Button>
      )}
    </section>
  );
}

function TimelineItem({ item }: { item: Item }) {
  const t = useT(phrases);
  const text = useText();
  const Icon = ICONS[item.kind];
  const clock = useMovesClock(item.trigger);
  return (
    <li className="timeline-item">
      <span className="timeline-date small">
        <DateText value={item.at} />
      </span>
      <span className={clock ? 'timeline-icon timeline-icon-clock' : 'timeline-icon'} title={clock ? t('timeline.clock') : undefined}>
        <Icon size={15} stroke={1.6} aria-hidden="true" />
      </span>
      <div>
        <p>
          <strong>{text(item.title) || t(`timeline.kinds.${item.kind}`)}</strong>
          {clock && <span className="visually-hidden"> ({t('timeline.clock')})</span>}
        </p>
        {item.note !== null && <p className="timeline-note">{item.note}</p>}
      </div>
    </li>
  );
}

/** A clock moves only where a rule of the notice counts from the event; a service is a contact too. */
function useMovesClock(trigger: string | null): boolean {
  const counted = new Set(usePolicy()?.registers.flatMap(({ triggers }) => triggers));
  return trigger !== null && (counted.has(trigger) || (trigger === 'last-service-contact' && counted.has('last-contact')));
}
