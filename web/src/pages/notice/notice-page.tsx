/** The notice as everyone reads it, in three languages, with its record of processing and every version it has had. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconFileText, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { ErrorBanner, useErrorText } from '#web/components/error-banner.tsx';
import { NoticeText } from '#web/components/notice-text.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { warn } from '#web/components/toast.ts';
import { today } from '#web/i18n/clock.ts';
import { formatDate } from '#web/i18n/format.ts';
import { type Lang, LANG_NAMES, useLang, useT } from '#web/i18n/index.ts';
import { notice as phrases } from '#web/i18n/notice.ts';
import { readNotice } from '#web/i18n/read-notice.ts';
import type { NoticeSearch } from '#web/search.ts';
import { Art30 } from './art30.tsx';
import './notice.css';
import { Versions } from './versions.tsx';

const VIEWS = ['notice', 'art30', 'versions'] as const;
type View = (typeof VIEWS)[number];

export function NoticePage() {
  const t = useT(phrases);
  const own = useLang();
  const search = useSearch({ from: '/inside/notice' });
  const navigate = useNavigate();
  const policy = usePolicy();
  const view: View = search.view ?? 'notice';
  const lang = search.in ?? own;
  const go = (change: NoticeSearch) => void navigate({ to: '/notice', search: change, replace: true });
  const rest = search.version === undefined ? {} : { version: search.version };
  return (
    <div className="page notice-page">
      <PageHeader
        title={t('title')}
        lead={policy ? t('lead', { no: policy.versionNo, date: formatDate(policy.effectiveFrom, own) }) : '\u00A0'}
        actions={
          <>
            <ChangeButton />
            <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden="true" />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      <div className="notice-bar-row no-print">
        <SegmentedControl
          aria-label={t('views.label')}
          value={view}
          onChange={(next) => go({ ...(next === 'notice' ? {} : { view: next as 'art30' | 'versions' }), in: lang })}
          data={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
        />
        {view !== 'versions' && (
          <SegmentedControl
            aria-label={t('language')}
            value={lang}
            onChange={(next) => go({ ...rest, ...(view === 'notice' ? {} : { view }), in: next as Lang })}
            data={(['fi', 'sv', 'en'] as const).map((value) => ({ value, label: LANG_NAMES[value] }))}
          />
        )}
      </div>
      {view === 'notice' && <Notice lang={lang} version={search.version} current={policy?.versionNo} />}
      {view === 'art30' && <Art30 lang={lang} />}
      {view === 'versions' && <Versions current={policy?.versionNo} />}
    </div>
  );
}

/** A change of the notice begins as a draft of the newest version; the register goes on as it was. */
function ChangeButton() {
  const t = useT(phrases);
  const r = useT(readNotice);
  const lang = useLang();
  const navigate = useNavigate();
  const may = useMay('policy.publish');
  const begin = useMutation({
    mutationFn: () => api.drafts.begin({ body: { note: t('changeNote', { date: formatDate(today(), lang) }) } }),
    onSuccess: ({ id }) => navigate({ to: '/declaration/$id', params: { id } }),
    onError: (error) => warn(errorText(error)),
  });
  const errorText = useErrorText();
  if (!may) return null;
  return (
    <>
      <Button leftSection={<IconPencil size={17} aria-hidden="true" />} loading={begin.isPending} onClick={() => begin.mutate()}>
        {t('change')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileText size={17} aria-hidden="true" />}
        renderRoot={(props) => <Link {...props} to="/notice/read" />}
      >
        {r('page.open')}
      </Button>
    </>
  );
}

function Notice({ lang, version, current }: { lang: Lang; version: number | undefined; current: number | undefined }) {
  const t = useT(phrases);
  const query = useQuery({
    queryKey: ['policy', 'notice', lang, version],
    queryFn: ({ signal }) => api.policy.notice({ query: { lang, ...(version === undefined ? {} : { version }) } }, { signal }),
  });
  const old = version !== undefined && current !== undefined && version !== current;
  return (
    <>
      <ErrorBanner error={query.error} onRetry={() => void query.refetch()} />
      {old && (
        <p className="notice-old">
          {t('old', { no: version })}{' '}
          <Link to="/notice" search={{ in: lang }}>
            {t('current')}
          </Link>
        </p>
      )}
      {query.isPending && <SkeletonPage />}
      {query.data && <NoticeText html={query.data.html} lang={lang} />}
    </>
  );
}
