/** One lead: what it is about and what comes next, the stages it has gone through, and until when the data of its parties are kept. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { registerName, groupName } from '#web/api/declared.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { ConfirmDialog } from '#web/components/confirm-dialog.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonSubject } from '#web/components/skeleton.tsx';
import { say } from '#web/components/toast.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { leadActs } from '#web/i18n/lead-acts.ts';
import { leadPhrases as phrases } from '#web/i18n/leads.ts';
import { useLeadsChanged, useLists } from './data.ts';
import { LeadFacts } from './lead-facts.tsx';
import { StageBar } from './stage-bar.tsx';
import '#web/pages/person/person.css';
import './leads.css';

const WinDialog = lazy(() => import('./win-dialog.tsx').then((module) => ({ default: module.WinDialog })));
const LoseDialog = lazy(() => import('./lose-dialog.tsx').then((module) => ({ default: module.LoseDialog })));

type Found = Answer<'leads', 'get'>;

export function LeadPage() {
  const { id } = useParams({ from: '/inside/leads/$id' });
  const found = useQuery({ queryKey: ['leads', 'one', id], queryFn: ({ signal }) => api.leads.get({ params: { id } }, { signal }) });
  return (
    <div className="page">
      <RecordError error={found.error} what="lead" id={id} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonSubject />}
      {found.data && <LeadView found={found.data} />}
    </div>
  );
}

function LeadView({ found: { lead, steps, stands } }: { found: Found }) {
  const t = useT(phrases);
  const mayWrite = useMay('people.write');
  const lists = useLists();
  const [open, setOpen] = useState<'won' | 'lost' | 'remove' | null>(null);
  return (
    <>
      <PageHeader title={lead.title ?? t('untitled')} lead={<Parties lead={lead} />} />
      {lists && <StageBar lead={lead} lists={lists} mayWrite={mayWrite} onClose={setOpen} />}
      <div className="leads-columns">
        <div className="stack">
          <LeadFacts lead={lead} mayWrite={mayWrite} />
          {mayWrite && (
            <div>
              <Button variant="subtle" size="compact-sm" className="menu-danger" onClick={() => setOpen('remove')}>
                {t('page.remove')}
              </Button>
            </div>
          )}
        </div>
        <div className="stack">
          <Held stands={stands} />
          <History steps={steps} />
        </div>
      </div>
      <Suspense fallback={null}>
        {open === 'won' && <WinDialog lead={lead} onClose={() => setOpen(null)} />}
        {open === 'lost' && <LoseDialog lead={lead} onClose={() => setOpen(null)} />}
      </Suspense>
      {open === 'remove' && <RemoveDialog id={lead.id} onClose={() => setOpen(null)} />}
    </>
  );
}

function Parties({ lead: { subject, organisation } }: Pick<Found, 'lead'>) {
  return (
    <>
      <Link to={subject.kind === 'person' ? '/people/$id' : '/organisations/$id'} params={{ id: subject.id }}>
        {subject.label}
      </Link>
      {organisation !== null && (
        <>
          {' · '}
          <Link to="/organisations/$id" params={{ id: organisation.id }}>
            {organisation.label}
          </Link>
        </>
      )}
    </>
  );
}

/** Where the parties stand and when what is kept there goes, each with its reason. */
function Held({ stands }: Pick<Found, 'stands'>) {
  const t = useT(phrases);
  const a = useT(leadActs);
  const text = useText();
  const policy = usePolicy();
  return (
    <section className="card" aria-label={t('page.held')}>
      <div className="section-head">
        <h2>{t('page.held')}</h2>
      </div>
      {stands.length === 0 && <p className="muted">{t('page.heldNone')}</p>}
      <ul className="plain-list">
        {stands.map((stand) => (
          <li key={stand.membershipId}>
            <span className="grow">
              {stand.label}
              <span className="small muted">
                {' · '}
                {text(registerName(policy, stand.registerId))}, {text(groupName(policy, stand.registerId, stand.subjectGroup))}
              </span>
              <br />
              <span className="small">{stand.explanation === null ? a('lose.noDate') : text(stand.explanation)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ steps }: Pick<Found, 'steps'>) {
  const t = useT(phrases);
  const text = useText();
  const lists = useLists();
  const name = (id: string | null) => text(lists?.stages.find((stage) => stage.id === id)?.name) || (id ?? '');
  return (
    <section className="card" aria-label={t('page.history')}>
      <div className="section-head">
        <h2>{t('page.history')}</h2>
      </div>
      <ol className="plain-list">
        {steps.map(({ id, on, from, to, by }) => (
          <li key={id} className="leads-step">
            <span className="num muted leads-step-on">
              <DateText value={on} />
            </span>
            <span className="grow">
              {from === null ? t('page.first', { to: name(to) }) : t('page.step', { from: name(from), to: name(to) })}
              <span className="small muted"> · {by}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function RemoveDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT(phrases);
  const navigate = useNavigate();
  const changed = useLeadsChanged();
  async function remove() {
    await api.leads.remove({ params: { id } });
    await navigate({ to: '/leads', search: {} });
    await changed();
    say(t('page.removed'));
  }
  return (
    <ConfirmDialog title={t('page.remove')} verb={t('page.remove')} danger onConfirm={remove} onClose={onClose}>
      <p>{t('page.removeMore')}</p>
    </ConfirmDialog>
  );
}
