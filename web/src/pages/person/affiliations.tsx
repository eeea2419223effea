/** Which organisations the person acts for, in which role and since when; those that ended stay as a quiet history. */
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { Form } from '#web/components/form.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { OrganisationSelect } from '#web/forms/organisation-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { today } from '#web/i18n/clock.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import { person as personPhrases } from '#web/i18n/person.ts';
import { AffiliationLine } from './affiliation-line.tsx';
import type { Person } from './person-page.tsx';

export function Affiliations({ person, mayWrite }: { person: Person; mayWrite: boolean }) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const [adding, setAdding] = useState(false);
  const may = mayWrite && person.allowed.includes('person.employer');
  const over = (until: string | null) => until !== null && until < today();
  const now = person.affiliations.filter(({ until }) => !over(until));
  const ended = person.affiliations.filter(({ until }) => over(until));
  if (!person.allowed.includes('person.employer') && person.affiliations.length === 0) return null;
  return (
    <section className="card" aria-label={p('organisations')}>
      <div className="section-head">
        <h2>{p('organisations')}</h2>
        {may && !adding && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {p('addOrganisation')}
          </Button>
        )}
      </div>
      <ul className="plain-list">
        {now.map((link) => (
          <AffiliationLine key={link.id} link={link} shows="organisation" alone={now.length === 1} mayWrite={may} />
        ))}
      </ul>
      {ended.length > 0 && (
        <>
          <h3 className="ended-head small muted">{t('links.ended')}</h3>
          <ul className="plain-list ended">
            {ended.map((link) => (
              <AffiliationLine key={link.id} link={link} shows="organisation" alone mayWrite={may} />
            ))}
          </ul>
        </>
      )}
      {adding && <AddAffiliation personId={person.id} onDone={() => setAdding(false)} />}
      {now[0] !== undefined && <Others personId={person.id} organisationId={now[0].organisationId} />}
    </section>
  );
}

const SHOWN = 5;

/** Whoever else acts for the first organisation. */
function Others({ personId, organisationId }: { personId: string; organisationId: string }) {
  const t = useT(phrases);
  const found = useQuery({
    queryKey: ['organisation', organisationId],
    queryFn: ({ signal }) => api.organisations.get({ params: { id: organisationId } }, { signal }),
  });
  const links = found.data?.organisation.affiliations ?? [];
  const others = links.filter((link) => link.personId !== personId && (link.until === null || link.until >= today()));
  if (others.length === 0) return null;
  return (
    <p className="others small">
      <span className="muted">{t('links.others')}: </span>
      {others.slice(0, SHOWN).map((link, index) => (
        <span key={link.id}>
          {index > 0 && ', '}
          <Link to="/people/$id" params={{ id: link.personId }}>
            {link.personLabel}
          </Link>
        </span>
      ))}
      {others.length > SHOWN && (
        <>
          {' · '}
          <Link to="/organisations/$id" params={{ id: organisationId }}>
            {t('links.all')}
          </Link>
        </>
      )}
    </p>
  );
}

function AddAffiliation({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const c = useT(common);
  const client = useQueryClient();
  const [source] = useSource();
  const [organisationId, setOrganisation] = useState<string | null>(null);
  const form = useFields({ role: '', since: '' });
  async function submit() {
    if (organisationId === null) return;
    const role = form.values.role.trim();
    const { since } = form.values;
    await api.people.affiliate({
      body: { personId, organisationId, source, ...(role === '' ? {} : { role }), ...(since === '' ? {} : { since }) },
    });
    await peopleChanged(client);
    onDone();
  }
  return (
    <Form
      verb={c('add')}
      disabled={organisationId === null}
      onProblem={form.fail}
      onSubmit={submit}
      onCancel={onDone}
      extra={
        <Button variant="subtle" onClick={onDone}>
          {c('cancel')}
        </Button>
      }
    >
      <div className="form-grid">
        <OrganisationSelect value={organisationId} onChange={setOrganisation} />
        <TextInput label={p('organisationRole')} autoComplete="off" {...form.text('role')} />
        <DateField label={t('links.since')} name="since" value={form.values.since} onChange={(value) => form.set('since', value)} />
      </div>
    </Form>
  );
}
