/** Who has seen or received the person's data, to whom the person is shown now, and consents to disclosure. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { dayOf, formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { disclosurePhrases as phrases } from '#web/i18n/person-disclosures.ts';
import { recipientsQuery } from '../recipients/data.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import '../recipients/recipients.css';

type Told = Answer<'recipients', 'ofPerson'>;
const FIRST = 5;

export function DisclosuresCard({ subjectId }: { subjectId: string }) {
  const t = useT(phrases);
  const may = useMay('recipients.share');
  const [filing, setFiling] = useState(false);
  const found = useQuery({
    queryKey: ['disclosures', subjectId],
    queryFn: ({ signal }) => api.recipients.ofPerson({ params: { id: subjectId } }, { signal }),
  });
  const outsiders = (useQuery(recipientsQuery).data?.recipients ?? []).filter(({ ground }) => ground === 'consent');
  const told = found.data;
  return (
    <section className="card" aria-label={t('title')}>
      <div className="section-head">
        <h2>{t('title')}</h2>
        {may && outsiders.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => setFiling(true)}>
            {t('file')}
          </Button>
        )}
      </div>
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonRows rows={2} />}
      {told && <Seen disclosures={told.disclosures} />}
      {told && told.shares.length > 0 && <Shown shares={told.shares} />}
      {told && told.consents.length > 0 && <Consents subjectId={subjectId} consents={told.consents} may={may} />}
      {filing && <ConsentDialog subjectId={subjectId} outsiders={outsiders} onClose={() => setFiling(false)} />}
    </section>
  );
}

function Seen({ disclosures }: { disclosures: Told['disclosures'] }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const [all, setAll] = useState(false);
  if (disclosures.length === 0) return <p className="muted">{t('none')}</p>;
  // The same seen many times is told once, with how often.
  const groups = [
    ...Map.groupBy(disclosures, (each) => JSON.stringify([each.recipient.fi, each.way, each.fields.map(({ fi }) => fi), each.basis.fi])),
  ];
  return (
    <>
      <ul className="party-list">
        {(all ? groups : groups.slice(0, FIRST)).map(([key, [latest, ...older]]) =>
          latest === undefined ? null : (
            <li key={key}>
              <div className="grow">
                <p>
                  <strong>{text(latest.recipient)}</strong> {t(`way.${latest.way}`)}{' '}
                  <span className="num">{t('times', { n: older.length + 1, when: formatInstant(latest.at, lang) })}</span>
                </p>
                <p className="small muted">
                  {t('fields', { fields: latest.fields.map((field) => text(field)).join(', ') })} ·{' '}
                  {t('basis', { basis: text(latest.basis) })}
                </p>
              </div>
            </li>
          ),
        )}
      </ul>
      {!all && groups.length > FIRST && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('more', { n: groups.length })}
        </Button>
      )}
    </>
  );
}

function Shown({ shares }: { shares: Told['shares'] }) {
  const t = useT(phrases);
  const text = useText();
  return (
    <>
      <h3 className="party-accounts">{t('shown')}</h3>
      <ul className="party-list">
        {shares.map(({ id, recipientId, recipient, party, purpose, open }) => (
          <li key={id}>
            <div className="grow">
              <Link to="/recipients/$id" params={{ id: recipientId }}>
                {t('shownTo', { recipient: text(recipient), party, purpose: text(purpose) })}
              </Link>
              {!open && <p className="small muted">{t('shut')}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Consents({ subjectId, consents, may }: { subjectId: string; consents: Told['consents']; may: boolean }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (id: string) => api.recipients.withdraw({ params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['disclosures', subjectId] });
      say(t('withdrawnSaid'));
    },
  });
  return (
    <>
      <h3 className="party-accounts">{t('consents')}</h3>
      <ErrorBanner error={withdraw.error} />
      <ul className="party-list">
        {consents.map(({ id, recipient, on, place, withdrawnAt }) => (
          <li key={id}>
            <div className="grow">
              <p>{text(recipient)}</p>
              <p className="small muted num">
                {t('given', { date: formatDate(on, lang), place })}
                {withdrawnAt !== null && ` · ${t('withdrawn', { date: formatDate(dayOf(withdrawnAt), lang) })}`}
              </p>
            </div>
            {may && withdrawnAt === null && (
              <Button variant="subtle" size="compact-sm" onClick={() => withdraw.mutate(id)}>
                {t('withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
