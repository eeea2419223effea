/** What is late, what is today, what a promise needs; and when nothing waits, it says so. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '#web/api/client.ts';
import { api } from '#web/api/client.ts';
import { todayQuery, useMay, usePolicy } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { today } from '#web/i18n/clock.ts';
import { formatDate, formatWeekday } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { todayPhrases as phrases } from '#web/i18n/today.ts';
import { TourOffer } from '#web/frame/tour/offer.tsx';
import { TodayDuties } from '../duties/today-duties.tsx';
import { mailingsWaitingQuery } from '../marketing/data.ts';
import { UnusualCard, useUnusualSignUps } from '../forms/unusual-card.tsx';
import { LeadList } from './lead-list.tsx';
import { RequestList } from './request-list.tsx';
import { ActionList } from './action-list.tsx';
import { LookAgain } from './look-again.tsx';
import { MailboxCard, useFailingMailbox } from './mailbox-card.tsx';
import { MailingList } from './mailing-list.tsx';
import './today.css';

type Today = Answer<'today', 'list'>;

export function TodayPage() {
  const t = useT(phrases);
  const lang = useLang();
  const list = useQuery(todayQuery);
  const leads = useQuery({ queryKey: ['leads', 'waiting'], queryFn: ({ signal }) => api.leads.waiting(undefined, { signal }) });
  const mayMarket = useMay('marketing.read');
  const mailings = useQuery({ ...mailingsWaitingQuery, enabled: mayMarket });
  const day = list.data?.today ?? today();
  return (
    <div className="page">
      <div className="today">
        <PageHeader
          title={t('title')}
          lead={<span className="num">{t('lead', { weekday: formatWeekday(day, lang), date: formatDate(day, lang) })}</span>}
        />
        <TourOffer />
        <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
        <ErrorBanner error={leads.error} onRetry={() => void leads.refetch()} />
        {(list.isPending || leads.isPending) && <SkeletonRows rows={6} />}
        <ErrorBanner error={mailings.error} onRetry={() => void mailings.refetch()} />
        {list.data && leads.data && <Day list={list.data} leads={leads.data} mailings={mailings.data ?? NO_MAILINGS} />}
      </div>
    </div>
  );
}

const NO_MAILINGS: Answer<'mailings', 'waiting'> = { rows: [], more: false };

interface DayProps {
  list: Today;
  leads: Answer<'leads', 'waiting'>;
  mailings: Answer<'mailings', 'waiting'>;
}

function Day({ list, leads, mailings }: DayProps) {
  const t = useT(phrases);
  const late = list.actions.filter((action) => action.late);
  const now = list.actions.filter((action) => !action.late);
  const policy = usePolicy();
  const unusual = useUnusualSignUps();
  const mailbox = useFailingMailbox();
  const waiting = [
    list.actions,
    list.requests,
    list.tasks,
    list.outside,
    list.breaches,
    list.holds,
    list.copies,
    leads.rows,
    mailings.rows,
  ];
  const nothing =
    waiting.every(({ length }) => length === 0) &&
    list.reviews + list.referenceDue + list.imports === 0 &&
    unusual === null &&
    mailbox === null;
  return (
    <div className="stack today-stack">
      {nothing && <Done />}
      {unusual !== null && <UnusualCard {...unusual} />}
      {mailbox !== null && <MailboxCard {...mailbox} />}
      {!list.nextActionOn && <FeatureOff feature="next-action" registerId={policy?.registers[0]?.id} />}
      {list.requests.length > 0 && <RequestList requests={list.requests} more={list.moreRequests} />}
      <TodayDuties outside={list.outside} breaches={list.breaches} />
      <LookAgain holds={list.holds} copies={list.copies} />
      {late.length > 0 && <ActionList title={t('late')} actions={late} late />}
      {now.length > 0 && <ActionList title={t('today')} actions={now} />}
      {list.moreActions > 0 && (
        <Link to="/people" search={{ action: 'late', sort: 'next-action' }}>
          {t('more', { n: list.moreActions })}
        </Link>
      )}
      {leads.rows.length > 0 && <LeadList waiting={leads} />}
      {mailings.rows.length > 0 && <MailingList waiting={mailings} />}
      {list.tasks.length > 0 && <Tasks tasks={list.tasks} />}
      <Notes list={list} />
    </div>
  );
}

function Done() {
  const t = useT(phrases);
  return (
    <div className="today-done">
      <VerdictMark verdict="kept" size={40} withWord={false} />
      <div>
        <p className="today-done-title serif">{t('done')}</p>
        <p className="muted">{t('doneMore')}</p>
      </div>
    </div>
  );
}

const SHOWN = 6;

function Tasks({ tasks }: { tasks: Today['tasks'] }) {
  const t = useT(phrases);
  const text = useText();
  const grouped = together(tasks);
  return (
    <section>
      <div className="today-head">
        <h2>{t('promises')}</h2>
        <Link to="/promises">{t('toPromises')}</Link>
      </div>
      <ul className="today-list">
        {grouped.slice(0, SHOWN).map(({ task, count }) => (
          <li key={task.promiseId} className="today-task">
            <VerdictMark verdict={task.verdict} />
            <span className="today-what">
              {text(task.text)} {count > 1 && <span className="small muted num">{t('promisesCount', { n: count })}</span>}
              {task.about !== null && <span className="today-about serif">{text(task.about)}</span>}
            </span>
          </li>
        ))}
      </ul>
      {grouped.length > SHOWN && (
        <p className="today-more">
          <Link to="/promises">{t('moreTasks', { n: grouped.length - SHOWN })}</Link>
        </p>
      )}
    </section>
  );
}

/** One task that settles several promises is one line, broken ones first; what must be signed stands by itself with the sentence it is about. */
function together(tasks: Today['tasks']): { task: Today['tasks'][number]; count: number }[] {
  const found = new Map<string, { task: Today['tasks'][number]; count: number }>();
  const ordered = [...tasks.filter(({ verdict }) => verdict === 'broken'), ...tasks.filter(({ verdict }) => verdict !== 'broken')];
  for (const task of ordered) {
    const key = `${task.verdict}${task.text.fi}${task.about?.fi ?? ''}`;
    const known = found.get(key);
    if (known) known.count += 1;
    else found.set(key, { task, count: 1 });
  }
  return [...found.values()];
}

/** How many pairs wait to be looked at; the page does not wait for the count. */
function useDuplicates(): number {
  const may = useMay('people.write');
  const found = useQuery({
    queryKey: ['duplicates', 'count'],
    queryFn: ({ signal }) => api.duplicates.list({ query: {} }, { signal }),
    enabled: may,
    staleTime: 60_000,
  });
  return (found.data?.people ?? 0) + (found.data?.organisations ?? 0);
}

function Notes({ list }: { list: Today }) {
  const t = useT(phrases);
  const duplicates = useDuplicates();
  const notes: ReactNode[] = [];
  if (list.reviews > 0) {
    notes.push(
      <Note key="reviews" text={t('reviews', { n: list.reviews })}>
        <Button component={Link} to="/retention/reviews" variant="default" size="compact-md">
          {t('toReviews')}
        </Button>
      </Note>,
    );
  }
  if (duplicates > 0) {
    notes.push(
      <Note key="duplicates" text={t('duplicates', { n: duplicates })}>
        <Button component={Link} to="/people/duplicates" variant="default" size="compact-md">
          {t('toDuplicates')}
        </Button>
      </Note>,
    );
  }
  if (list.imports > 0) {
    notes.push(
      <Note key="imports" text={t('imports', { n: list.imports })}>
        <Button component={Link} to="/import" variant="default" size="compact-md">
          {t('toImports')}
        </Button>
      </Note>,
    );
  }
  if (list.referenceDue > 0) {
    notes.push(
      <Note key="reference" text={t('reference', { n: list.referenceDue })}>
        <Button component={Link} to="/settings/reference" variant="default" size="compact-md">
          {t('toReference')}
        </Button>
      </Note>,
    );
  }
  if (list.dueSoon > 0) {
    notes.push(
      <Note key="due" text={t('dueSoon', { n: list.dueSoon })}>
        <Link to="/people" search={{ due: 'soon', sort: 'due' }}>
          {t('toDue')}
        </Link>
      </Note>,
    );
  }
  if (list.nextActionOn && list.withoutAction > 0) {
    notes.push(
      <Note key="without" text={t('without', { n: list.withoutAction })}>
        <Link to="/people" search={{ action: 'wanted' }}>
          {t('toWithout')}
        </Link>
      </Note>,
    );
  }
  if (notes.length === 0) return null;
  return (
    <section>
      <div className="today-head">
        <h2>{t('other')}</h2>
      </div>
      <ul className="today-list">{notes}</ul>
    </section>
  );
}

function Note({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li className="today-note">
      <span>{text}</span>
      {children}
    </li>
  );
}
