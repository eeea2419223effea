/** Holds in force: what is kept from erasure, why, by which law, and who looks at it again when. */
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { peopleChanged, useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { today } from '#web/i18n/clock.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { retention as phrases } from '#web/i18n/retention.ts';
import { HoldDialog } from '../person/hold-dialog.tsx';
import { holdsQuery, RetentionHead } from './retention-head.tsx';
import './retention.css';

type Hold = Answer<'retention', 'holds'>['holds'][number];

export function HoldsPage() {
  const t = useT(phrases);
  const text = useText();
  const may = useMay('holds.write');
  const client = useQueryClient();
  const list = useQuery(holdsQuery);
  const [releasing, setReleasing] = useState<Hold | null>(null);
  const [reviewing, setReviewing] = useState<Hold | null>(null);
  async function release(hold: Hold) {
    await api.retention.releaseHold({ params: { id: hold.id } });
    await peopleChanged(client);
    say(t('holds.released'));
  }
  const holds = list.data?.holds ?? [];
  return (
    <div className="page">
      <RetentionHead lead={t('holds.lead')} />
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={4} />}
      {list.isSuccess && holds.length === 0 && <EmptyState sentence={t('holds.empty')} promise={t('holds.emptyPromise')} />}
      {holds.length > 0 && (
        <div className="retention-table" tabIndex={0} role="region" aria-label={t('tabs.holds')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('holds.col.name')}</th>
                <th scope="col">{t('holds.col.reason')}</th>
                <th scope="col">{t('holds.col.law')}</th>
                <th scope="col">{t('holds.col.placed')}</th>
                <th scope="col">{t('holds.col.review')}</th>
                {may && <th scope="col">{t('holds.col.action')}</th>}
              </tr>
            </thead>
            <tbody>
              {holds.map((hold) => (
                <tr key={hold.id}>
                  <td>
                    <Link to="/people/$id" params={{ id: hold.subjectId }}>
                      {hold.label}
                    </Link>
                  </td>
                  <td>
                    {hold.reason}
                    <div className="small muted">
                      {hold.what.length === 0 ? t('holds.all') : hold.what.map((each) => text(each)).join(', ')}
                    </div>
                  </td>
                  <td>{hold.law}</td>
                  <td>
                    <DateText value={hold.placedAt} />
                    <div className="small muted">{hold.placedBy ?? t('holds.nobody')}</div>
                  </td>
                  <td>
                    <span className={hold.reviewOn < today() ? 'late' : ''}>
                      <DateText value={hold.reviewOn} />
                    </span>
                    <div className="small muted">{hold.reviewBy.name ?? t('holds.nobody')}</div>
                  </td>
                  {may && (
                    <td>
                      <div className="hold-acts">
                        <Button variant="default" size="compact-sm" onClick={() => setReviewing(hold)}>
                          {t('holds.review')}
                        </Button>
                        <Button variant="default" size="compact-sm" onClick={() => setReleasing(hold)}>
                          {t('holds.release')}
                        </Button>
                      </div>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {reviewing && <HoldDialog subjectId={reviewing.subjectId} hold={reviewing} onClose={() => setReviewing(null)} />}
      {releasing && (
        <ConfirmDialog
          title={t('holds.releaseTitle', { name: releasing.label })}
          verb={t('holds.release')}
          onConfirm={() => release(releasing)}
          onClose={() => setReleasing(null)}
        >
          <p>{t('holds.releaseLead')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
