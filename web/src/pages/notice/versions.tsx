/** Every version that has been in force can be read again; drafts wait beside them. */
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { dayOf, formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT } from '#web/i18n/index.ts';
import { notice as phrases } from '#web/i18n/notice.ts';

type Version = Answer<'policy', 'versions'>['versions'][number];

export function Versions({ current }: { current: number | undefined }) {
  const t = useT(phrases);
  const lang = useLang();
  const mayPublish = useMay('policy.publish');
  const [going, setGoing] = useState<Version | null>(null);
  const list = useQuery({ queryKey: ['policy', 'versions'], queryFn: ({ signal }) => api.policy.versions(undefined, { signal }) });
  return (
    <>
      <ErrorBanner error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <SkeletonRows rows={4} />}
      {list.data && (
        <>
          <h2>{t('versions.title')}</h2>
          <div className="version-table" tabIndex={0} role="region" aria-label={t('versions.title')}>
            <table className="table table-stack">
              <thead>
                <tr>
                  <th scope="col">{t('versions.col.no')}</th>
                  <th scope="col">{t('versions.col.effective')}</th>
                  <th scope="col">{t('versions.col.published')}</th>
                  <th scope="col">{t('versions.col.hash')}</th>
                </tr>
              </thead>
              <tbody>
                {list.data.versions.map((version) => (
                  <tr key={version.no}>
                    <td>
                      <Link to="/notice" search={{ version: version.no }}>
                        {t('versions.read', { no: version.no })}
                      </Link>
                      {version.no === current && <span className="small muted"> · {t('versions.now')}</span>}
                      {version.coming && <span className="small muted"> · {t('versions.coming')}</span>}
                      {version.withdrawnAt !== null && (
                        <span className="small muted">
                          {' '}
                          · {t('versions.withdrawn', { date: formatDate(dayOf(version.withdrawnAt), lang) })}
                        </span>
                      )}
                      {version.coming && mayPublish && (
                        <Button
                          className="version-withdraw"
                          variant="subtle"
                          size="compact-sm"
                          aria-label={t('versions.withdrawOf', { no: version.no })}
                          onClick={() => setGoing(version)}
                        >
                          {t('versions.withdraw')}
                        </Button>
                      )}
                    </td>
                    <td data-label={t('versions.col.effective')}>
                      <DateText value={version.effectiveFrom} />
                    </td>
                    <td data-label={t('versions.col.published')}>
                      <DateText value={version.publishedAt} />
                    </td>
                    <td data-label={t('versions.col.hash')}>
                      <code title={version.hash}>{version.hash.slice(0, 12)}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {going && <WithdrawDialog version={going} onClose={() => setGoing(null)} />}
          {mayPublish && (
            <section className="drafts">
              <h2>{t('drafts.title')}</h2>
              {list.data.drafts.length === 0 && <p className="muted">{t('drafts.empty')}</p>}
              <ul className="draft-list">
                {list.data.drafts.map((draft) => (
                  <li key={draft.id}>
                    <span>{draft.note === '' ? t('drafts.unnamed') : draft.note}</span>
                    <span className="small muted">
                      {t('drafts.made', { date: formatDate(dayOf(draft.createdAt), lang) })}
                      {draft.savedAt !== draft.createdAt && ` · ${t('drafts.saved', { date: formatInstant(draft.savedAt, lang) })}`}
                    </span>
                    <Link to="/declaration/$id" params={{ id: draft.id }}>
                      {t('drafts.open')}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </>
  );
}

/** Only what has not come into force can be taken back; its words go on as a draft. */
function WithdrawDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const t = useT(phrases);
  const lang = useLang();
  const client = useQueryClient();
  const { no } = version;
  async function withdraw() {
    await api.policy.withdraw({ params: { no: String(no) } });
    await client.invalidateQueries({ queryKey: ['policy'] });
    say(t('versions.withdrawing.done', { no }));
  }
  return (
    <ConfirmDialog
      title={t('versions.withdrawing.title', { no })}
      verb={t('versions.withdrawing.verb')}
      onConfirm={withdraw}
      onClose={onClose}
    >
      <p>{t('versions.withdrawing.lead', { date: formatDate(version.effectiveFrom, lang) })}</p>
      <p>{t('versions.withdrawing.told')}</p>
    </ConfirmDialog>
  );
}
