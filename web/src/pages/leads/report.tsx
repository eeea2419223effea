/** What came of leads in a period: small bars with their figures beside them, each a table underneath. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { DateField } from '#web/components/date-field.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { today } from '#web/i18n/clock.ts';
import { formatMoney } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';

interface Counted {
  n: number;
  cents: number;
}

export function LeadReport() {
  const t = useT(phrases);
  const a = useT(leadActs);
  const text = useText();
  const [from, setFrom] = useState(() => `${today().slice(0, 4)}-01-01`);
  const [until, setUntil] = useState(today);
  const ready = from !== '' && until !== '';
  const found = useQuery({
    queryKey: ['leads', 'report', from, until],
    queryFn: ({ signal }) => api.leads.report({ query: { from, until } }, { signal }),
    enabled: ready,
    placeholderData: (before) => before,
  });
  const report = found.data;
  return (
    <div className="leads-report">
      <p className="muted">{a('report.lead')}</p>
      <div className="leads-period">
        <DateField label={a('report.from')} value={from} onChange={setFrom} />
        <DateField label={a('report.until')} value={until} onChange={setUntil} />
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={4} />}
      {report && (
        <>
          <Counts
            title={a('report.open')}
            head={t('stage')}
            rows={report.stages.map(({ id, name, ...count }) => ({ id, name: text(name), ...count }))}
          />
          <Counts
            title={a('report.outcome')}
            head={a('report.result')}
            rows={[
              { id: 'won', name: a('report.won'), ...report.won },
              { id: 'lost', name: a('report.lost'), ...report.lost },
            ]}
          />
          {report.reasons.length > 0 && (
            <Counts
              title={a('report.reasons')}
              head={a('report.reason')}
              rows={report.reasons.map(({ id, name, ...count }) => ({ id: id ?? '-', name: text(name), ...count }))}
            />
          )}
          {report.sources.length > 0 && (
            <Sources sources={report.sources.map(({ id, name, won, lost }) => ({ id, name: text(name), won, lost }))} />
          )}
        </>
      )}
    </div>
  );
}

function Counts({ title, head, rows }: { title: string; head: string; rows: readonly (Counted & { id: string; name: string })[] }) {
  const a = useT(leadActs);
  const lang = useLang();
  const most = Math.max(1, ...rows.map(({ n }) => n));
  return (
    <section>
      <h2>{title}</h2>
      <table className="table leads-counts">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="cell-num">
              {a('report.n')}
            </th>
            <th scope="col" className="cell-num">
              {a('report.cents')}
            </th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, n, cents }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="cell-num">{n}</td>
              <td className="cell-num">{formatMoney(cents, lang)}</td>
              <td aria-hidden="true">
                <svg className="leads-bar" viewBox="0 0 100 8" preserveAspectRatio="none">
                  <rect width={(n / most) * 100} height="8" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Sources({ sources }: { sources: readonly { id: string; name: string; won: Counted; lost: Counted }[] }) {
  const t = useT(phrases);
  const a = useT(leadActs);
  return (
    <section>
      <h2>{a('report.sources')}</h2>
      <table className="table leads-counts">
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col" className="cell-num">
              {a('report.won')}
            </th>
            <th scope="col" className="cell-num">
              {a('report.lost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ id, name, won, lost }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="cell-num">{won.n}</td>
              <td className="cell-num">{lost.n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
