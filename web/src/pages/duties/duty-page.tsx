/** One duty: what to do and where, its letter, and everybody it concerns. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '#web/api/queries.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { dutyPhrases as phrases } from '#web/i18n/duties.ts';
import { dutyWords } from '#web/i18n/duty-words.ts';
import { dayOf, formatDate } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { type Duty, dutyQuery, EVERYWHERE } from './data.ts';
import { Due } from './due.tsx';
import { DutyLetter } from './duty-letter.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { Who } from './who.tsx';
import '../person/person.css';
import '../requests/requests.css';
import './duties.css';

export function DutyPage() {
  const { id } = useParams({ from: '/inside/duties/$id' });
  const found = useQuery(dutyQuery(id));
  return (
    <div className="page">
      <RecordError error={found.error} what="duty" id={id} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonPage />}
      {found.data && <DutyView found={found.data} />}
    </div>
  );
}

type Found = Parameters<typeof DutyLetter>[0]['found'];

function DutyView({ found }: { found: Found }) {
  const t = useT(phrases);
  const text = useText();
  const { duty } = found;
  return (
    <>
      <PageHeader title={text(duty.target.name)} lead={t(`kind.${duty.kind}.title`)} />
      <div className="request-columns">
        <div className="stack">
          <ToDo duty={duty} />
          <People duty={duty} />
        </div>
        <DutyLetter found={found} />
      </div>
    </>
  );
}

function ToDo({ duty }: { duty: Duty }) {
  const t = useT(phrases);
  const s = useT(dutyWords);
  const text = useText();
  const may = useMay('requests.write');
  const [signing, setSigning] = useState(false);
  const open = duty.open + duty.told > 0;
  return (
    <section className="card stack">
      <p>
        <span className="chip">{t(`cause.${duty.cause}`)}</span>
      </p>
      <p>{duty.target.id === EVERYWHERE ? t('undone') : t(`what.${duty.kind}.${duty.cause}`)}</p>
      <dl className="request-facts">
        {duty.target.place !== null && (
          <>
            <dt>{t('place')}</dt>
            <dd>{text(duty.target.place)}</dd>
          </>
        )}
        {duty.fields.length > 0 && (
          <>
            <dt>{t('fields')}</dt>
            <dd>{duty.fields.map(text).join(', ')}</dd>
          </>
        )}
      </dl>
      {duty.due !== null && <Due due={duty.due} />}
      {duty.due === null && <p className="muted">{open ? t('state.told') : t('state.done')}</p>}
      {may && open && (
        <div className="row">
          <Button onClick={() => setSigning(true)}>{s('sign.verb')}</Button>
        </div>
      )}
      {signing && <SignDialog duty={duty} onClose={() => setSigning(false)} />}
    </section>
  );
}

function People({ duty }: { duty: Duty }) {
  const t = useT(phrases);
  const s = useT(dutyWords);
  const lang = useLang();
  const may = useMay('requests.write');
  const [signing, setSigning] = useState<string | null>(null);
  const rest = duty.total - duty.people.length;
  return (
    <section className="card">
      <h2>{t('peopleTitle')}</h2>
      <ul className="duty-people">
        {duty.people.map((person) => (
          <li key={person.subjectId}>
            <span className="duty-one">
              <Who person={person} />
              <span className="small muted num">
                {t(`state.${person.state}`)}
                {person.closedAt !== null && ` ${formatDate(dayOf(person.closedAt), lang)}`}
              </span>
            </span>
            {may && duty.total > 1 && (person.state === 'open' || person.state === 'told') && (
              <Button variant="subtle" size="compact-md" onClick={() => setSigning(person.subjectId)}>
                {s('sign.verb')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="muted">{t('more', { n: rest })}</p>}
      {signing !== null && <SignDialog duty={duty} subjectId={signing} onClose={() => setSigning(null)} />}
    </section>
  );
}
