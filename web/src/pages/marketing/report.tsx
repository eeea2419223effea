/** What came of a mailing: the sum, who went without and why, whom the house is not sure of, and what came back. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT } from '#web/i18n/index.ts';
import { mailingReport as phrases } from '#web/i18n/mailing-report.ts';
import { isMoving, type Mailing, type Report } from './data.ts';
import { LeftOutTable } from './left-out.tsx';
import { Name } from './name.tsx';
import { Recipients, Why } from './recipients.tsx';
import { TallySum } from './tally.tsx';
import { Uncertain } from './uncertain.tsx';
import { Variants } from './variants.tsx';

export function ReportView({ mailing }: { mailing: Mailing }) {
  const t = useT(phrases);
  const mayExport = useMay('people.export');
  const mayRead = useMay('people.read');
  const report = useQuery({
    queryKey: ['mailings', 'report', mailing.id],
    queryFn: ({ signal }) => api.mailings.report({ params: { id: mailing.id } }, { signal }),
    refetchInterval: isMoving(mailing.state) ? 2000 : false,
  });
  if (report.data === undefined)
    return (
      <>
        <ErrorBanner error={report.error} onRetry={() => void report.refetch()} />
        {report.isPending && <SkeletonRows rows={5} />}
      </>
    );
  const { tally, left } = report.data;
  return (
    <section aria-label={t('title')} className="stack">
      <h2 className="mailing-heading">{t('title')}</h2>
      <TallySum tally={tally} />
      {report.data.uncertain.length > 0 && <Uncertain mailing={mailing} report={report.data} />}
      {left.length > 0 && (
        <>
          <h3 className="mailing-sub">{t('left')}</h3>
          <LeftOutTable left={left} label={t('left')} />
        </>
      )}
      <Failed report={report.data} />
      <Variants mailing={mailing} report={report.data} />
      <Counts report={report.data} />
      {mayRead && <Recipients mailing={mailing} />}
      {mayExport && (
        <div className="row">
          <Button component="a" href={`/api/mailings/${mailing.id}/report.csv`} download variant="default">
            {t('file')}
          </Button>
          <span className="small muted">{t('fileNote')}</span>
        </div>
      )}
    </section>
  );
}

function Failed({ report: { failed } }: { report: Report }) {
  const t = useT(phrases);
  if (failed.length === 0) return null;
  return (
    <>
      <h3 className="mailing-sub">{t('failed')}</h3>
      <ul className="plain-list">
        {failed.map(({ id, subject, because, code }) => (
          <li key={id}>
            <Name subject={subject} /> <Why because={because} code={code} />
          </li>
        ))}
      </ul>
    </>
  );
}

const KINDS = ['hard', 'soft', 'complaint', 'arrived'] as const;

function Counts({ report: { languages, returns, tracked, unsubscribed } }: { report: Report }) {
  const t = useT(phrases);
  return (
    <div className="report-counts">
      <div>
        <h3 className="mailing-sub">{t('unsubscribed')}</h3>
        <p className="small">{unsubscribed === 0 ? t('unsubscribedNone') : t('unsubscribedLine', { n: unsubscribed })}</p>
      </div>
      {languages.length > 1 && (
        <Count title={t('languages')} rows={languages.map(({ lang, accepted }) => [t(`langs.${lang}`), accepted])} />
      )}
      {returns.length > 0 && (
        <Count
          title={t('returns')}
          rows={returns.flatMap(({ kind, n }) => {
            const known = KINDS.find((each) => each === kind);
            return known === undefined ? [] : [[t(`kinds.${known}`), n] as const];
          })}
        />
      )}
      <div>
        <h3 className="mailing-sub">{t('tracked')}</h3>
        <p className="small">{tracked === null ? t('untracked') : t('trackedLine', tracked)}</p>
      </div>
    </div>
  );
}

function Count({ title, rows }: { title: string; rows: readonly (readonly [name: string, n: number])[] }) {
  return (
    <div>
      <h3 className="mailing-sub">{title}</h3>
      <table className="count-table">
        <tbody>
          {rows.map(([name, n]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
