/** One breach: the clock, what to do now, the facts, both drafts and every step. */
import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { breachPhrases as phrases } from '#web/i18n/breaches.ts';
import { breachWords } from '#web/i18n/breach-words.ts';
import { formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { AuthorityDialog, CloseDialog, PersonsDialog, RiskDialog } from './breach-acts.tsx';
import { type Breach, breachQuery } from './breach-data.ts';
import { BreachDialog } from './breach-dialog.tsx';
import { Due } from './due.tsx';
import '../person/person.css';
import '../requests/requests.css';
import './duties.css';

export function BreachPage() {
  const { id } = useParams({ from: '/inside/duties/breaches/$id' });
  const found = useQuery(breachQuery(id));
  return (
    <div className="page">
      <RecordError error={found.error} what="breach" id={id} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonPage />}
      {found.data && <BreachView breach={found.data.breach} />}
    </div>
  );
}

function BreachView({ breach }: { breach: Breach }) {
  const t = useT(phrases);
  return (
    <>
      <PageHeader
        title={t('no', { no: breach.no })}
        lead={<span className="chip">{breach.closedAt === null ? t(`state.${breach.state}`) : t('closed')}</span>}
      />
      <div className="request-columns">
        <div className="stack">
          <Clock breach={breach} />
          <Next breach={breach} />
          <Facts breach={breach} />
          <Steps breach={breach} />
        </div>
        <Drafts breach={breach} />
      </div>
    </>
  );
}

function Clock({ breach }: { breach: Breach }) {
  const t = useT(phrases);
  const lang = useLang();
  return (
    <section className="card stack">
      <h2>{t('clock.title')}</h2>
      {breach.open.includes('authority') && <Due due={breach.due} />}
      {breach.authorityAt !== null && <p className="num">{t('clock.done', { when: formatInstant(breach.authorityAt, lang) })}</p>}
      {breach.state === 'not-needed' && <p>{t('state.not-needed')}</p>}
      {breach.lateReason !== '' && <p>{t('clock.late', { reason: breach.lateReason })}</p>}
      <p className="small muted num">{t('clock.started', { when: formatInstant(breach.awareAt, lang) })}</p>
    </section>
  );
}

type Open = 'risk' | 'authority' | 'persons' | 'close';

function Next({ breach }: { breach: Breach }) {
  const t = useT(phrases);
  const s = useT(breachWords);
  const lang = useLang();
  const may = useMay('requests.write');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const waits = breach.open;
  return (
    <section className="card stack">
      <h2>{t('next.title')}</h2>
      {breach.closedAt !== null && <p>{t('next.closed', { when: formatInstant(breach.closedAt, lang) })}</p>}
      {breach.closedAt === null && waits.length === 0 && <p>{t('next.nothing')}</p>}
      {breach.closedAt === null && may && (
        <div className="row">
          {waits.includes('assess') && <Button onClick={() => setOpen('risk')}>{s('risk.title')}</Button>}
          {waits.includes('authority') && (
            <Button variant={waits.includes('assess') ? 'default' : 'filled'} onClick={() => setOpen('authority')}>
              {s('authority.verb')}
            </Button>
          )}
          {waits.includes('persons') && (
            <Button variant={waits.length > 1 ? 'default' : 'filled'} onClick={() => setOpen('persons')}>
              {s('persons.verb')}
            </Button>
          )}
          {waits.length === 0 && <Button onClick={() => setOpen('close')}>{s('close.verb')}</Button>}
          {!waits.includes('assess') && (
            <Button variant="subtle" onClick={() => setOpen('risk')}>
              {s('risk.again')}
            </Button>
          )}
        </div>
      )}
      {open === 'risk' && <RiskDialog breach={breach} onClose={close} />}
      {open === 'authority' && <AuthorityDialog breach={breach} onClose={close} />}
      {open === 'persons' && <PersonsDialog breach={breach} onClose={close} />}
      {open === 'close' && <CloseDialog breach={breach} onClose={close} />}
    </section>
  );
}

function Facts({ breach }: { breach: Breach }) {
  const t = useT(phrases);
  const s = useT(breachWords);
  const text = useText();
  const may = useMay('requests.write');
  const [mending, setMending] = useState(false);
  const none = t('facts.none');
  const facts: [string, string][] = [
    [t('facts.fields'), breach.fields.map(({ name }) => text(name)).join(', ') || none],
    [t('facts.people'), breach.people === null ? none : String(breach.people)],
    [t('facts.records'), breach.records === null ? none : String(breach.records)],
    [t('facts.consequences'), breach.consequences || none],
    [t('facts.measures'), breach.measures || none],
    [t('facts.risk'), breach.risk === null ? none : `${s(`risk.short.${breach.risk}`)}. ${breach.riskReason}`],
  ];
  return (
    <section className="card">
      <h2>{t('facts.title')}</h2>
      <p className="request-asked">{breach.happened}</p>
      <dl className="request-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="duty-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {may && breach.closedAt === null && (
        <div className="row duty-mend">
          <Button variant="default" onClick={() => setMending(true)}>
            {t('facts.mend')}
          </Button>
        </div>
      )}
      {mending && <BreachDialog breach={breach} onClose={() => setMending(false)} />}
    </section>
  );
}

const STEPS = ['entered', 'mended', 'assessed', 'authority-told', 'persons-told', 'persons-not-told', 'closed'] as const;

function Steps({ breach }: { breach: Breach }) {
  const t = useT(phrases);
  const lang = useLang();
  return (
    <section className="card">
      <h2>{t('steps.title')}</h2>
      <ol className="steps">
        {breach.steps.map((step) => {
          const act = STEPS.find((each) => each === step.act);
          return (
            <li key={step.id}>
              <strong>{act === undefined ? step.act : t(`steps.${act}`)}</strong>
              <p className="small muted num">
                {formatInstant(step.at, lang)}
                {step.by !== null && `, ${step.by}`}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const LANGS = ['fi', 'sv', 'en'] as const;

function Drafts({ breach }: { breach: Breach }) {
  const t = useT(phrases);
  const mine = useLang();
  const [which, setWhich] = useState<'authority' | 'persons'>('authority');
  const [lang, setLang] = useState<(typeof LANGS)[number]>(mine);
  const text = (which === 'authority' ? breach.authorityDraft : breach.personsDraft)[lang];
  async function copy() {
    await navigator.clipboard.writeText(text);
    say(t('drafts.copied'));
  }
  return (
    <section className="card stack">
      <h2>{t('drafts.title')}</h2>
      <SegmentedControl
        aria-label={t('drafts.title')}
        value={which}
        onChange={(value) => setWhich(value === 'persons' ? 'persons' : 'authority')}
        data={(['authority', 'persons'] as const).map((value) => ({ value, label: t(`drafts.${value}`) }))}
      />
      <SegmentedControl
        aria-label={t('drafts.lang')}
        value={lang}
        onChange={(value) => setLang(LANGS.find((each) => each === value) ?? 'fi')}
        data={LANGS.map((value) => ({ value, label: { fi: 'Suomi', sv: 'Svenska', en: 'English' }[value] }))}
      />
      <p className="serif letter-text duty-letter" lang={lang}>
        {text}
      </p>
      <p className="small muted">{t('drafts.note')}</p>
      <div className="row">
        <Button variant="default" onClick={() => void copy()}>
          {t('drafts.copy')}
        </Button>
      </div>
    </section>
  );
}
