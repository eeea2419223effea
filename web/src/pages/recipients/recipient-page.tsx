/** One recipient: what the notice gives it, the agreements and accounts, whom it is shown, which copies it got, and everything it has seen. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { ClauseLink } from '#web/components/clause-link.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { recipientPhrases as phrases } from '#web/i18n/recipients.ts';
import { AgreementDialog } from './agreement-dialog.tsx';
import { Copies } from './copies.tsx';
import { type Recipient, recipientQuery, type Whole } from './data.ts';
import { ExportDialog } from './export-dialog.tsx';
import { SeenLog } from './log.tsx';
import { Parties } from './parties.tsx';
import { Shares } from './shares.tsx';
import { Standing } from './standing.tsx';
import '../person/person.css';
import './recipients.css';

export function RecipientPage() {
  const { id } = useParams({ from: '/inside/recipients/$id' });
  const found = useQuery(recipientQuery(id));
  return (
    <div className="page">
      <RecordError error={found.error} what="recipient" id={id} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonPage />}
      {found.data && <RecipientView whole={found.data} />}
    </div>
  );
}

function RecipientView({ whole }: { whole: Whole }) {
  const t = useT(phrases);
  const text = useText();
  const { recipient } = whole;
  const mayManage = useMay('recipients.manage');
  const mayShare = useMay('recipients.share');
  const [open, setOpen] = useState<'agreement' | 'export' | null>(null);
  const agreements = recipient.ground === 'agreement';
  const gives = recipient.access === 'copy' && mayShare && recipient.open;
  return (
    <>
      <PageHeader
        title={text(recipient.name)}
        lead={
          <span className="person-lead">
            <span>{[t(`role.${recipient.role}`), text(recipient.country), t(`access.${recipient.access}`)].join(' · ')}</span>
            <Standing recipient={recipient} />
            <ClauseLink clause={recipient.clause} />
          </span>
        }
        actions={
          <>
            {agreements && mayManage && (
              <Button variant={recipient.open ? 'default' : 'filled'} onClick={() => setOpen('agreement')}>
                {t('file.open')}
              </Button>
            )}
            {gives && <Button onClick={() => setOpen('export')}>{t('copies.give')}</Button>}
          </>
        }
      />
      <div className="recipient-columns">
        <div className="stack">
          {agreements && <Parties recipient={recipient} />}
          {recipient.access === 'view' && <Shares whole={whole} />}
          {recipient.access === 'copy' && <Copies copies={whole.copies} />}
          <SeenLog whole={whole} />
        </div>
        <What recipient={recipient} />
      </div>
      {open === 'agreement' && <AgreementDialog recipient={recipient} onClose={() => setOpen(null)} />}
      {open === 'export' && <ExportDialog recipient={recipient} onClose={() => setOpen(null)} />}
    </>
  );
}

function What({ recipient }: { recipient: Recipient }) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const { ground, needs, fields, purposes, instructions, transfer } = recipient;
  const agreement = needs.map((kind) => t(`kind.${kind}`).toLowerCase()).join(t('or'));
  return (
    <section className="card recipient-what">
      <h2>{t('what')}</h2>
      <p>{ground === 'agreement' ? t('needs', { agreement }) : t(ground === 'law' ? 'needsLaw' : 'needsConsent')}</p>
      <ul className="recipient-fields">
        {fields.map(({ id, name, storable }) => (
          <li key={id} className={storable ? undefined : 'muted'}>
            {text(name)}
            {!storable && <span className="small"> · {t('notStored')}</span>}
          </li>
        ))}
      </ul>
      <dl className="recipient-facts">
        <dt>{t('purposes')}</dt>
        {purposes.map(({ id, name }) => (
          <dd key={id}>{text(name)}</dd>
        ))}
        {instructions !== null && (
          <>
            <dt>{t('instructions')}</dt>
            <dd>{text(instructions)}</dd>
          </>
        )}
        {transfer !== null && (
          <>
            <dt>{t('transferTitle')}</dt>
            <dd>
              {transfer.reason !== null && text(transfer.reason)}{' '}
              <span className="small muted num">{t('recheck', { date: formatDate(transfer.recheckOn, lang) })}</span>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
