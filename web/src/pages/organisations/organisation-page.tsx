/** One organisation: its declared facts, its people and what has been agreed with them, its registers and until when. */
import { Button, Tabs } from '@mantine/core';
import { IconEyeSearch, IconPhone, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api, type Request } from '#web/api/client.ts';
import { fieldOf, registerName } from '#web/api/declared.ts';
import { peopleChanged, useMay, usePolicy } from '#web/api/queries.ts';
import { Dialog } from '#web/components/dialog.tsx';
import { Form } from '#web/components/form.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonSubject } from '#web/components/skeleton.tsx';
import { isBusinessId, ORGANISATION_FACTS } from '#web/forms/organisation-facts.ts';
import { ORGANISATION_CONTACT_FIELDS } from '#web/forms/person-facts.ts';
import { PersonSelect } from '#web/forms/person-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { acts } from '#web/i18n/acts.ts';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { organisations as phrases } from '#web/i18n/organisations.ts';
import { personPage as pagePhrases } from '#web/i18n/person-page.ts';
import { person as personPhrases } from '#web/i18n/person.ts';
import { DocumentsCard } from '#web/pages/documents/documents-card.tsx';
import { LeadsCard } from '#web/pages/leads/leads-card.tsx';
import { AffiliationLine } from '#web/pages/person/affiliation-line.tsx';
import { ContactForm } from '#web/pages/person/contact-form.tsx';
import { ContactPoints } from '#web/pages/person/contact-points.tsx';
import { asBody, FactCard, type FactLine } from '#web/pages/person/facts.tsx';
import { HeldLens } from '#web/pages/person/held-lens.tsx';
import { Memberships } from '#web/pages/person/memberships.tsx';
import { Neighbours } from '#web/pages/person/neighbours.tsx';
import { PermissionsCard } from '#web/pages/person/permissions-card.tsx';
import { ProvenanceOf } from '#web/pages/person/provenance.tsx';
import { Tags } from '#web/pages/person/tags.tsx';
import { Tasks } from '#web/pages/person/tasks.tsx';
import { Timeline } from '#web/pages/person/timeline.tsx';
import { useFactChange } from '#web/pages/person/use-fact-change.tsx';
import { MergedInto } from '../duplicates/merged-into.tsx';
import { RegisterButton } from './register-button.tsx';
import '#web/pages/person/person.css';

type Organisation = Answer<'organisations', 'get'>['organisation'];
type Body = Request<'organisations', 'update'>['body'];

export function OrganisationPage() {
  const { id } = useParams({ from: '/inside/organisations/$id' });
  const found = useQuery({
    queryKey: ['organisation', id],
    queryFn: ({ signal }) => api.organisations.get({ params: { id } }, { signal }),
  });
  return (
    <div className="page">
      <RecordError error={found.error} what="organisation" id={id} onRetry={() => void found.refetch()} />
      {found.error && <MergedInto id={id} to="/organisations/$id" />}
      {found.isPending && <SkeletonSubject />}
      {found.data && <OrganisationView key={id} organisation={found.data.organisation} />}
    </div>
  );
}

function OrganisationView({ organisation }: { organisation: Organisation }) {
  const p = useT(personPhrases);
  const [tab, setTab] = useState<string | null>('facts');
  const [logging, setLogging] = useState(false);
  const mayWrite = useMay('organisations.write');
  const { id, label, contactPoints, memberships, allowed } = organisation;
  const of = { subjectId: id, about: 'organisation' as const, allowed, registerId: memberships[0]?.registerId, mayWrite };
  const canLog = mayWrite && allowed.includes('contact.event');
  usePageCommand(canLog, { id: 'log', label: p('actions.log'), icon: IconPhone, key: 'c', run: () => setLogging(true) });
  usePageCommand(true, {
    id: 'lens',
    label: p(tab === 'held' ? 'tabs.facts' : 'tabs.held'),
    icon: IconEyeSearch,
    key: 'h',
    run: () => setTab(tab === 'held' ? 'facts' : 'held'),
  });
  return (
    <ProvenanceOf subjectId={id}>
      <PageHeader
        title={label}
        lead={<Lead organisation={organisation} />}
        actions={
          <>
            <RegisterButton organisation={organisation} />
            {canLog && (
              <Button leftSection={<IconPhone size={17} aria-hidden="true" />} onClick={() => setLogging(true)}>
                {p('actions.log')}
              </Button>
            )}
            <Neighbours list="organisations" id={id} />
          </>
        }
      />
      <Tags {...of} tags={organisation.tags} />
      {logging && <LogDialog id={id} allowed={allowed} onClose={() => setLogging(false)} />}
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List aria-label={p('tabs.label')}>
          <Tabs.Tab value="facts">{p('tabs.facts')}</Tabs.Tab>
          <Tabs.Tab value="held">{p('tabs.held')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="facts" className="person-columns">
          <div className="stack person-left">
            <Tasks {...of} />
            <Facts organisation={organisation} mayWrite={mayWrite} />
            <ContactPoints
              subjectId={id}
              points={contactPoints}
              allowed={allowed}
              mayWrite={mayWrite}
              fields={ORGANISATION_CONTACT_FIELDS}
            />
            <People organisation={organisation} />
            <LeadsCard subjectId={id} kind="organisation" label={label} mayWrite={mayWrite} />
            <DocumentsCard subjectId={id} mayWrite={mayWrite} />
            <PermissionsCard subjectId={id} />
            <Memberships memberships={memberships} mayWrite={mayWrite} />
          </div>
          <Timeline {...of} />
        </Tabs.Panel>
        <Tabs.Panel value="held">
          <HeldLens subjectId={id} about="organisation" />
        </Tabs.Panel>
      </Tabs>
    </ProvenanceOf>
  );
}

function Lead({ organisation }: { organisation: Organisation }) {
  const text = useText();
  const policy = usePolicy();
  return (
    <span className="person-lead">
      {organisation.businessId !== null && <span className="num">{organisation.businessId}</span>}
      {organisation.memberships.map(({ id, registerId }) => (
        <span key={id} className="chip small">
          {text(registerName(policy, registerId))}
        </span>
      ))}
    </span>
  );
}

function LogDialog({ id, allowed, onClose }: { id: string; allowed: readonly string[]; onClose: () => void }) {
  const a = useT(acts);
  return (
    <Dialog title={a('log.title')} size="lg" onClose={onClose}>
      <ContactForm subjectId={id} about="organisation" allowed={allowed} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

function Facts({ organisation, mayWrite }: { organisation: Organisation; mayWrite: boolean }) {
  const t = useT(phrases);
  const text = useText();
  const policy = usePolicy();
  const client = useQueryClient();
  const [source] = useSource();
  const { id, allowed, version } = organisation;
  const change = useFactChange<{ organisation: Organisation }>({
    subjectId: id,
    read: () => api.organisations.get({ params: { id } }),
    valuesOf: (answer) => ({
      ...Object.fromEntries(ORGANISATION_FACTS.map(({ key }) => [key, answer.organisation[key]])),
      ...Object.fromEntries(answer.organisation.custom.map(({ fieldId, value }) => [fieldId, value])),
    }),
    write: (values, base) =>
      api.organisations.update({ params: { id }, body: { ...(asBody(values) as Partial<Body>), base: { ...base }, version, source } }),
    onDone: (answer) => client.setQueryData(['organisation', id], answer),
  });
  const lines: FactLine[] = ORGANISATION_FACTS.filter(({ fieldId }) => allowed.includes(fieldId)).map(({ key, fieldId, long }) => {
    const value = organisation[key] ?? '';
    return {
      key,
      label: text(fieldOf(policy, fieldId)?.name),
      value,
      long: long ?? false,
      shown:
        key === 'businessId' && !isBusinessId(value) ? <span className="late">{`${value} – ${t('businessIdWrong')}`}</span> : undefined,
      why: { kind: 'organisation', column: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) },
    };
  });
  // A firm's own fields are asked of people; what stands here already can be read and taken away.
  const stands = new Set(organisation.custom.map(({ fieldId }) => fieldId));
  const custom = policy?.fields.filter((field) => field.custom && stands.has(field.id) && allowed.includes(field.id)) ?? [];
  const own: FactLine[] = custom.map((field) => ({
    key: field.id,
    label: text(field.name),
    value: organisation.custom.find(({ fieldId }) => fieldId === field.id)?.value ?? '',
    why: { kind: 'custom-value', column: field.id },
  }));
  return <FactCard lines={[...lines, ...own]} mayWrite={mayWrite} change={change} />;
}

/** Whoever acts for it now, and quietly those who did. */
function People({ organisation }: { organisation: Organisation }) {
  const t = useT(phrases);
  const l = useT(pagePhrases);
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay('people.write');
  const over = (until: string | null) => until !== null && until < today();
  const now = organisation.affiliations.filter(({ until }) => !over(until));
  const ended = organisation.affiliations.filter(({ until }) => over(until));
  return (
    <section className="card" aria-label={t('people')}>
      <div className="section-head">
        <h2>{t('people')}</h2>
        {mayWrite && !adding && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {l('links.addPerson')}
          </Button>
        )}
      </div>
      {organisation.affiliations.length === 0 && !adding && <p className="muted">{t('noPeople')}</p>}
      <ul className="plain-list">
        {now.map((link) => (
          <AffiliationLine key={link.id} link={link} shows="person" alone mayWrite={mayWrite} />
        ))}
      </ul>
      {ended.length > 0 && (
        <>
          <h3 className="ended-head small muted">{l('links.ended')}</h3>
          <ul className="plain-list ended">
            {ended.map((link) => (
              <AffiliationLine key={link.id} link={link} shows="person" alone mayWrite={mayWrite} />
            ))}
          </ul>
        </>
      )}
      {adding && <AddPerson organisationId={organisation.id} onDone={() => setAdding(false)} />}
    </section>
  );
}

function AddPerson({ organisationId, onDone }: { organisationId: string; onDone: () => void }) {
  const l = useT(pagePhrases);
  const c = useT(common);
  const client = useQueryClient();
  const [source] = useSource();
  const [personId, setPerson] = useState<string | null>(null);
  async function submit() {
    if (personId === null) return;
    await api.people.affiliate({ body: { personId, organisationId, source } });
    await peopleChanged(client);
    onDone();
  }
  return (
    <Form
      verb={c('add')}
      disabled={personId === null}
      onSubmit={submit}
      onCancel={onDone}
      extra={
        <Button variant="subtle" onClick={onDone}>
          {c('cancel')}
        </Button>
      }
    >
      <PersonSelect label={l('links.person')} hint={l('links.personHint')} value={personId} onChange={setPerson} />
    </Form>
  );
}
