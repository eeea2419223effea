/** What has happened with somebody, newest first and by month; entries that move a retention clock of this notice are marked. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { formatMonth } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import { person as personPhrases } from '#web/i18n/person.ts';
import { ContactForm } from './contact-form.tsx';
import { TimelineItem } from './timeline-item.tsx';
import './timeline.css';

export type Item = Answer<'people', 'timeline'>['items'][number];
type Type = Item['type'];

interface TimelineProps {
  subjectId: string;
  about: 'person' | 'organisation';
  allowed: readonly string[];
  registerId: string | undefined;
  mayWrite: boolean;
}

export function Timeline({ subjectId, about, allowed, registerId, mayWrite }: TimelineProps) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const [logging, setLogging] = useState(false);
  const { types: chosen = '' } = useSearch({ strict: false });
  const list = useInfiniteQuery({
    queryKey: ['timeline', subjectId, chosen],
    queryFn: ({ pageParam, signal }) => {
      const request = { params: { id: subjectId }, query: { types: chosen, ...(pageParam === null ? {} : { after: pageParam }) } };
      return about === 'person' ? api.people.timeline(request, { signal }) : api.organisations.timeline(request, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const canLog = mayWrite && allowed.includes('contact.event');
  return (
    <section aria-label={p('timeline.title')} className="timeline-section">
      <div className="section-head">
        <h2>{p('timeline.title')}</h2>
        {canLog && !logging && (
          <Button
            variant="subtle"
            size="compact-sm"
            className="no-print"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setLogging(true)}
          >
            {t('timeline.add')}
          </Button>
        )}
      </div>
      {mayWrite && !allowed.includes('contact.event') && <FeatureOff feature="contact-log" registerId={registerId} />}
      {logging && (
        <div className="card timeline-log">
          <ContactForm
            subjectId={subjectId}
            about={about}
            allowed={allowed}
            onDone={() => setLogging(false)}
            onCancel={() => setLogging(false)}
          />
        </div>
      )}
      <Filter types={list.data?.pages[0]?.types ?? []} chosen={chosen} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={5} />}
      {list.isSuccess && items.length === 0 && (
        <p className="muted timeline-none">
          {chosen === '' ? (about === 'person' ? p('timeline.empty') : t('timeline.organisationEmpty')) : t('timeline.none')}
        </p>
      )}
      <Months items={items} subjectId={subjectId} allowed={allowed} about={about} mayWrite={mayWrite} />
      <End more={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </section>
  );
}

/** What is shown stands in the address, so that a view can be returned to and shared. */
function Filter({ types, chosen }: { types: readonly Type[]; chosen: string }) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const set = new Set(chosen === '' ? [] : chosen.split(','));
  function show(next: ReadonlySet<string>) {
    const value = types.filter((type) => next.has(type)).join(',');
    void navigate({
      to: '.',
      search: ({ types: _before, ...now }) => (value === '' ? now : { ...now, types: value }),
      replace: true,
      resetScroll: false,
    });
  }
  function toggle(type: Type) {
    const next = new Set(set);
    if (!next.delete(type)) next.add(type);
    show(next);
  }
  if (types.length < 2) return null;
  return (
    <div className="timeline-filter no-print" role="group" aria-label={t('timeline.filter')}>
      <button type="button" className="filter-chip" aria-pressed={set.size === 0} onClick={() => show(new Set())}>
        {t('timeline.all')}
      </button>
      {types.map((type) => (
        <button key={type} type="button" className="filter-chip" aria-pressed={set.has(type)} onClick={() => toggle(type)}>
          {t(`timeline.types.${type}`)}
        </button>
      ))}
    </div>
  );
}

interface MonthsProps {
  items: readonly Item[];
  subjectId: string;
  allowed: readonly string[];
  about: 'person' | 'organisation';
  mayWrite: boolean;
}

function Months({ items, ...rest }: MonthsProps) {
  const lang = useLang();
  const months = Map.groupBy(items, ({ at }) => at.slice(0, 7));
  return (
    <>
      {[...months].map(([month, own]) => (
        <div key={month} className="timeline-month">
          <h3 className="timeline-month-name">{formatMonth(month, lang)}</h3>
          <ol className="timeline">
            {own.map((item) => (
              <TimelineItem key={item.id} item={item} {...rest} />
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}

/** More is fetched before the end is reached; whoever does not scroll has a button. */
function End({ more, busy, onMore }: { more: boolean; busy: boolean; onMore: () => void }) {
  const p = useT(personPhrases);
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  useEffect(() => {
    if (!more || busy || mark.current === null) return;
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) latest.current();
      },
      { rootMargin: '400px' },
    );
    seen.observe(mark.current);
    return () => seen.disconnect();
  }, [more, busy]);
  if (!more) return null;
  return (
    <div ref={mark}>
      <Button variant="default" loading={busy} onClick={onMore}>
        {p('timeline.more')}
      </Button>
    </div>
  );
}
