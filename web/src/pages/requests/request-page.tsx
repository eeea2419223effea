/** One request: both clocks, what to do now, what was asked, and every step with the message it made. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { dayOf, formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { requestLetters } from '#web/i18n/request-letters.ts';
import { requestCase } from '#web/i18n/request-case.ts';
import { requestPhrases as phrases } from '#web/i18n/requests.ts';
import { ErasureDuties } from '../duties/erasure-duties.tsx';
import { ClockView } from './clock-view.tsx';
import { type Case, requestQuery } from './data.ts';
import { NextAct } from './next-act.tsx';
import { StateChip } from './state-chip.tsx';
import { Steps } from './steps.tsx';
import '../person/person.css';
import './requests.css';

export function RequestPage() {
  const { id } = useParams({ from: '/inside/requests/$id' });
  const found = useQuery(requestQuery(id));
  return (
    <div className="page">
      <RecordError error={found.error} what="request" id={id} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonPage />}
      {found.data && <CaseView request={found.data.request} />}
    </div>
  );
}

function CaseView({ request }: { request: Case }) {
  const t = useT(phrases);
  const k = useT(requestCase);
  return (
    <>
      <PageHeader title={`${t(`name.${request.right}`)}, ${t('no', { no: request.no }).toLowerCase()}`} lead={<Lead request={request} />} />
      {request.gone && (
        <div className="notice-bar" role="status">
          <p>{k('case.goneBar')}</p>
        </div>
      )}
      <div className="request-columns">
        <div className="stack">
          <section className="card">
            <h2>{k('case.now')}</h2>
            <NextAct request={request} />
          </section>
          <Clocks request={request} />
          {request.erasure !== null && <ErasureDuties erasureId={request.erasure.id} />}
          <Asked request={request} />
          <Parts request={request} />
          <Facts request={request} />
        </div>
        <Steps request={request} />
      </div>
    </>
  );
}

function Lead({ request }: { request: Case }) {
  const t = useT(phrases);
  return (
    <span className="row">
      {request.subjectId !== null && request.label !== null ? (
        <Link to="/people/$id" params={{ id: request.subjectId }}>
          {request.label}
        </Link>
      ) : (
        <span>{request.gone ? t('gone') : request.label}</span>
      )}
      <StateChip row={request} />
    </span>
  );
}

function Clocks({ request }: { request: Case }) {
  const k = useT(requestCase);
  const lang = useLang();
  const text = useText();
  const order = request.nearer === 'law' ? (['law', 'promise'] as const) : (['promise', 'law'] as const);
  return (
    <section className="card">
      <h2>{k('case.clocks')}</h2>
      <div className="request-two">
        {order.map((of) => (
          <ClockView key={of} of={of} clock={request[of]} receivedAt={request.receivedAt} nearer={of === request.nearer} large />
        ))}
      </div>
      <p className="small muted">{k('case.promised', { promised: text(request.promised) })}</p>
      {request.extendedAt !== null && (
        <p className="small muted">{k('case.extended', { date: formatDate(dayOf(request.extendedAt), lang) })}</p>
      )}
      {request.lawRollsTo !== null && request.closedAt === null && (
        <p className="small muted">{k('case.rolls', { date: formatDate(request.lawRollsTo, lang) })}</p>
      )}
    </section>
  );
}

function Asked({ request }: { request: Case }) {
  const k = useT(requestCase);
  const text = useText();
  const { asked, field } = request;
  if (asked === null && field === null) return null;
  return (
    <section className="card">
      <h2>{k('case.asked')}</h2>
      {asked !== null && <p className="request-asked">{asked}</p>}
      {field !== null && (
        <p className="request-asked">
          <strong>{text(field.name)}</strong>
          {': '}
          {k('case.changeTo', { old: field.old ?? '–', next: field.new ?? '–' })}
        </p>
      )}
    </section>
  );
}

function Facts({ request }: { request: Case }) {
  const t = useT(phrases);
  const k = useT(requestCase);
  const lang = useLang();
  return (
    <section className="card">
      <h2>{k('case.facts')}</h2>
      <dl className="request-facts">
        <dt>{k('case.channel')}</dt>
        <dd className="num">
          {formatInstant(request.receivedAt, lang)}, {t(request.byForm ? 'channel.form' : `channel.${request.channel}`)}
        </dd>
        {request.enteredBy !== null && (
          <>
            <dt>{k('case.takenBy')}</dt>
            <dd className="num">
              {request.enteredBy}, {formatInstant(request.enteredAt, lang)}
            </dd>
          </>
        )}
        <dt>{k('case.identity')}</dt>
        <dd>{request.identityMethod === null ? k('case.identityNone') : t(`method.${request.identityMethod}`)}</dd>
        {request.outcome !== null && (
          <>
            <dt>{k('case.outcome')}</dt>
            <dd>{t(`outcome.${request.outcome}`)}</dd>
          </>
        )}
      </dl>
      {request.erasure?.certifiedAt && <p className="small muted">{k('case.certificate', { id: request.erasure.id })}</p>}
      <Others request={request} />
    </section>
  );
}

/** What an erasure keeps, part by part, each with its reason and its end. */
function Parts({ request }: { request: Case }) {
  const t = useT(requestLetters);
  const lang = useLang();
  const text = useText();
  if (request.parts.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('parts.title')}</h2>
      <p className="muted">{t('parts.lead')}</p>
      <ul className="request-parts">
        {request.parts.map(({ name, why, until }) => (
          <li key={text(name)}>
            <strong>{text(name)}</strong>
            <span className="muted">
              {' '}
              {t(`parts.${why}`)}
              {until === null ? '' : `, ${t('parts.until', { date: formatDate(until, lang) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Others({ request }: { request: Case }) {
  const t = useT(phrases);
  const k = useT(requestCase);
  if (request.others.length === 0) return null;
  return (
    <>
      <h3>{k('case.others')}</h3>
      <ul className="plain-list">
        {request.others.map((other) => (
          <li key={other.id}>
            <Link to="/requests/$id" params={{ id: other.id }}>
              {t('no', { no: other.no })}: {t(`name.${other.right}`)}
            </Link>
            <span className="small muted">{t(`state.${other.state}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
