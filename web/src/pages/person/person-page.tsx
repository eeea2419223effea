/** One person: left the facts, right the timeline; and the lens that shows each datum with source, purpose and end. */
import { Tabs } from '@mantine/core';
import { IconEyeSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, api } from '#web/api/client.ts';
import { groupName, registerName } from '#web/api/declared.ts';
import { useMay, usePolicy } from '#web/api/queries.ts';
import { PageHeader } from '#web/components/page-header.tsx';
import { RecordError } from '#web/components/record-error.tsx';
import { SkeletonSubject } from '#web/components/skeleton.tsx';
import { usePageCommand } from '#web/frame/page-commands.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';
import { DocumentsCard } from '../documents/documents-card.tsx';
import { PersonDuties } from '../duties/person-duties.tsx';
import { LeadsCard } from '../leads/leads-card.tsx';
import { RequestBanner } from '../requests/request-banner.tsx';
import { MergedInto } from '../duplicates/merged-into.tsx';
import { Affiliations } from './affiliations.tsx';
import { ContactPoints } from './contact-points.tsx';
import { DisclosuresCard } from './disclosures-card.tsx';
import { Facts } from './facts.tsx';
import { HeldLens } from './held-lens.tsx';
import { MailCard } from './mail-card.tsx';
import { Memberships } from './memberships.tsx';
import { Neighbours } from './neighbours.tsx';
import { PermissionsCard } from './permissions-card.tsx';
import { PersonActions } from './person-actions.tsx';
import { ProvenanceOf } from './provenance.tsx';
import { DisputedBar, RestrictionBar } from './restriction.tsx';
import './person.css';
import { Tags } from './tags.tsx';
import { Tasks } from './tasks.tsx';
import { Timeline } from './timeline.tsx';

export type Person = Answer<'people', 'get'>['person'];

export function PersonPage() {
  const { id } = useParams({ from: '/inside/people/$id' });
  const found = useQuery({ queryKey: ['person', id], queryFn: ({ signal }) => api.people.get({ params: { id } }, { signal }) });
  return (
    <div className="page">
      <RecordError error={found.error} what="person" id={id} onRetry={() => void found.refetch()} />
      {found.error && <MergedInto id={id} to="/people/$id" />}
      {found.isPending && <SkeletonSubject />}
      {found.data && <PersonView key={id} person={found.data.person} />}
    </div>
  );
}

function PersonView({ person }: { person: Person }) {
  const t = useT(phrases);
  const [tab, setTab] = useState<string | null>('facts');
  const { request } = useSearch({ from: '/inside/people/$id' });
  usePageCommand(true, {
    id: 'lens',
    label: t(tab === 'held' ? 'tabs.facts' : 'tabs.held'),
    icon: IconEyeSearch,
    key: 'h',
    run: () => setTab(tab === 'held' ? 'facts' : 'held'),
  });
  const mayWrite = useMay('people.write') && !person.restricted;
  const of = {
    subjectId: person.id,
    about: 'person' as const,
    allowed: person.allowed,
    registerId: person.memberships[0]?.registerId,
    mayWrite,
  };
  return (
    <ProvenanceOf subjectId={person.id}>
      <PageHeader
        title={person.label}
        lead={<Places person={person} />}
        actions={
          <>
            <PersonActions person={person} mayWrite={mayWrite} />
            <Neighbours list="people" id={person.id} />
          </>
        }
      />
      <Tags {...of} tags={person.tags} />
      {request !== undefined && <RequestBanner id={request} />}
      <RestrictionBar person={person} />
      <DisputedBar person={person} />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List aria-label={t('tabs.label')}>
          <Tabs.Tab value="facts">{t('tabs.facts')}</Tabs.Tab>
          <Tabs.Tab value="held">{t('tabs.held')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="facts" className="person-columns">
          <div className="stack person-left">
            <Tasks {...of} />
            <Facts person={person} mayWrite={mayWrite} />
            <ContactPoints subjectId={person.id} points={person.contactPoints} allowed={person.allowed} mayWrite={mayWrite} />
            <Affiliations person={person} mayWrite={mayWrite} />
            <LeadsCard subjectId={person.id} kind="person" label={person.label} mayWrite={mayWrite} />
            <DocumentsCard subjectId={person.id} mayWrite={mayWrite} />
            <PersonDuties personId={person.id} />
            <PermissionsCard subjectId={person.id} />
            <DisclosuresCard subjectId={person.id} />
            <Memberships memberships={person.memberships} mayWrite={mayWrite} />
          </div>
          <div className="stack">
            <MailCard person={person} mayWrite={mayWrite} />
            <Timeline {...of} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="held">
          <HeldLens subjectId={person.id} />
        </Tabs.Panel>
      </Tabs>
    </ProvenanceOf>
  );
}

function Places({ person }: { person: Person }) {
  const text = useText();
  const policy = usePolicy();
  const job = [
    person.jobTitle,
    ...person.affiliations.filter(({ until }) => until === null).map(({ organisationLabel }) => organisationLabel),
  ].filter((each) => each !== null);
  return (
    <span className="person-lead">
      {job.length > 0 && <span>{job.join(', ')}</span>}
      {person.memberships.map(({ id, registerId, subjectGroup }) => (
        <span key={id} className="chip small">
          {text(registerName(policy, registerId))}
          {' · '}
          {text(groupName(policy, registerId, subjectGroup))}
        </span>
      ))}
    </span>
  );
}
