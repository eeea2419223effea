/** The lens: each value with source, time, purpose, end and clause, what goes first first. */
import { useQuery } from '@tanstack/react-query';
import { ClauseLink } from '#web/components/clause-link.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';
import { heldQuery } from './held-values.ts';

export function HeldLens({ subjectId, about = 'person' }: { subjectId: string; about?: 'person' | 'organisation' }) {
  const t = useT(phrases);
  const text = useText();
  const held = useQuery(heldQuery(subjectId));
  const values = (held.data ?? []).toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
  return (
    <section className="held">
      <p className="muted held-lead">{t(`held.lead.${about}`)}</p>
      <ErrorBanner error={held.error} onRetry={() => void held.refetch()} />
      {held.isPending && <SkeletonRows rows={8} />}
      {held.isSuccess && values.length === 0 && <p>{t(`held.empty.${about}`)}</p>}
      {values.length > 0 && (
        <div className="held-wrap" tabIndex={0} role="region" aria-label={t('tabs.held')}>
          <table className="table held-table">
            <thead>
              <tr>
                <th scope="col">{t('held.col.until')}</th>
                <th scope="col">{t('held.col.field')}</th>
                <th scope="col">{t('held.col.value')}</th>
                <th scope="col">{t('held.col.source')}</th>
                <th scope="col">{t('held.col.since')}</th>
                <th scope="col">{t('held.col.purpose')}</th>
                <th scope="col">{t('held.col.clause')}</th>
              </tr>
            </thead>
            <tbody>
              {values.map((value) => (
                <tr key={`${value.kind}${value.recordId}${value.column}`}>
                  <td title={text(value.explanation)}>
                    {value.until === null ? (
                      <span className="small muted">{text(value.explanation) || t('held.open')}</span>
                    ) : (
                      <span className="held-until">
                        <DateText value={value.until} />
                      </span>
                    )}
                  </td>
                  <th scope="row">
                    {text(value.name)}
                    {value.part !== null && <span className="held-part">{text(value.part)}</span>}
                  </th>
                  <td className="held-value">
                    <HeldValue value={value.value} shown={text(value.shown)} />
                  </td>
                  <td>{text(value.source)}</td>
                  <td>
                    <DateText value={value.recordedAt} />
                  </td>
                  <td>{text(value.purpose)}</td>
                  <td>
                    <ClauseLink clause={value.clause} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** What goes stands before what is only looked at again. */
function dayOf({ until, reviewOn }: { until: string | null; reviewOn: string | null }): string {
  return until ?? `9999 ${reviewOn ?? '9999'}`;
}

/** Stored codes and dates are shown as people say them; the value itself stays what it is. */
function HeldValue({ value, shown }: { value: string; shown: string }) {
  if (shown !== '') return <>{shown}</>;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? <DateText value={value} /> : <>{value}</>;
}
