/** One newsletter on one page: as a draft its four steps in order, afterwards how it goes and what came of it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '#web/api/client.ts';
import { useMay } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonRows } from '#web/components/skeleton.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { mailing as phrases } from '#web/i18n/mailing.ts';
import { TrackingSwitch } from '../analytics/tracking-switch.tsx';
import { AudienceStep } from './audience-step.tsx';
import { CheckStep } from './check-step.tsx';
import { type Mailing, mailingQuery } from './data.ts';
import { MailingActs } from './mailing-acts.tsx';
import { Progress } from './progress.tsx';
import { reasonOf } from './reasons.ts';
import { ReportView } from './report.tsx';
import { SenderStep } from './sender-step.tsx';
import { MailingWhen, StateMark } from './state.tsx';
import { Step } from './step.tsx';
import { TrialStep } from './trial-step.tsx';
import './marketing.css';
import './mailing.css';

export function MailingPage() {
  const { id } = useParams({ from: '/inside/marketing/$id' });
  const found = useQuery(mailingQuery(id));
  if (found.data === undefined)
    return (
      <div className="page">
        <RecordError error={found.error} what="mailing" id={id} onRetry={() => void found.refetch()} />
        {found.isPending && <SkeletonRows rows={8} />}
      </div>
    );
  return <Shown mailing={found.data} />;
}

function Shown({ mailing }: { mailing: Mailing }) {
  const t = useT(phrases);
  const text = useText();
  const mayWrite = useMay('marketing.write');
  const draft = mailing.state === 'draft';
  const begun = mailing.tally !== null;
  return (
    <div className="page mailing">
      <p className="small no-print">
        <Link to="/marketing">← {t('back')}</Link>
      </p>
      <PageHeader
        title={mailing.name}
        lead={
          <span className="mailing-facts">
            <StateMark state={mailing.state} /> <MailingWhen mailing={mailing} />
            <span className="small muted">
              {t('purpose')}: {text(mailing.purpose.name)}
            </span>
          </span>
        }
        actions={<MailingActs mailing={mailing} />}
      />
      <Reason mailing={mailing} />
      {begun && (
        <p className="mailing-meant">
          <span className="serif">{text(mailing.words)}</span>{' '}
          <Link to="/marketing/$id/content" params={{ id: mailing.id }}>
            {t('content.look')}
          </Link>
        </p>
      )}
      {begun && <Progress mailing={mailing} />}
      {begun && <ReportView mailing={mailing} />}
      {!begun && (
        <>
          <Step no={1} title={t('steps.audience')}>
            <AudienceStep mailing={mailing} mayChange={draft && mayWrite} />
          </Step>
          <Step no={2} title={t('steps.content')}>
            <ContentStep mailing={mailing} mayChange={draft && mayWrite} />
          </Step>
          <CheckStep mailing={mailing} />
        </>
      )}
    </div>
  );
}

/** What stands in the mailbox of whoever gets it. */
function Subject({ mailingId }: { mailingId: string }) {
  const t = useT(phrases);
  const found = useQuery({
    queryKey: ['newsletters', 'one', mailingId, 'subject'],
    queryFn: ({ signal }) => api.newsletters.get({ params: { id: mailingId } }, { signal }),
    refetchOnMount: 'always',
  });
  if (found.data === undefined) return <ErrorBanner error={found.error} />;
  const { mainLang, document } = found.data.content;
  const { subject = '', subjectB = '' } = document[mainLang] ?? {};
  return (
    <div className="mailing-fact">
      <h3>{t('content.subject')}</h3>
      <p>
        {subject.trim() === '' ? t('content.noSubject') : subject}
        {subjectB.trim() !== '' && <span className="muted"> · {subjectB}</span>}
      </p>
    </div>
  );
}

function ContentStep({ mailing, mayChange }: { mailing: Mailing; mayChange: boolean }) {
  const t = useT(phrases);
  return (
    <>
      <p className="small muted">{t('content.lead')}</p>
      <Subject mailingId={mailing.id} />
      <div>
        <Button component={Link} to={`/marketing/${mailing.id}/content`} variant="default">
          {t(mayChange ? 'content.open' : 'content.look')}
        </Button>
      </div>
      <SenderStep mailing={mailing} mayChange={mayChange} />
      <TrialStep mailing={mailing} mayChange={mayChange} />
      <TrackingSwitch mailingId={mailing.id} />
    </>
  );
}

/** Why it waits, and what is asked. */
function Reason({ mailing: { state, reason } }: { mailing: Mailing }) {
  const t = useT(phrases);
  if (state !== 'paused' || reason === null) return null;
  return <p className="mailing-reason">{reasonOf(reason, t)}</p>;
}
