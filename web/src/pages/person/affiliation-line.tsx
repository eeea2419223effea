/** One link between a person and an organisation, seen from either end: role, days, and which one stands first. */
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateField } from '#web/components/date-field.tsx';
import { DateText } from '#web/components/date-text.tsx';
import { Form } from '#web/components/form.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { useSource } from '#web/forms/use-source.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { personPage as phrases } from '#web/i18n/person-page.ts';
import { person as personPhrases } from '#web/i18n/person.ts';
import type { Person } from './person-page.tsx';
import { Why } from './provenance.tsx';

export type Affiliation = Person['affiliations'][number];

interface AffiliationLineProps {
  link: Affiliation;
  /** Which end is shown. */
  shows: 'person' | 'organisation';
  /** There is no other to choose between. */
  alone: boolean;
  mayWrite: boolean;
}

export function AffiliationLine({ link, shows, alone, mayWrite }: AffiliationLineProps) {
  const t = useT(phrases);
  const [editing, setEditing] = useState(false);
  const name = shows === 'person' ? link.personLabel : link.organisationLabel;
  if (editing)
    return (
      <li className="link-form">
        <EditAffiliation link={link} name={name} alone={alone} onDone={() => setEditing(false)} />
      </li>
    );
  return (
    <li>
      <span className="grow">
        {shows === 'person' ? (
          <Link to="/people/$id" params={{ id: link.personId }}>
            {name}
          </Link>
        ) : (
          <Link to="/organisations/$id" params={{ id: link.organisationId }}>
            {name}
          </Link>
        )}
        {link.main && !alone && shows === 'organisation' && <span className="chip small link-main">{t('links.main')}</span>}
        <span className="small muted">
          {link.role !== null && ` · ${link.role}`}
          {(link.since !== null || link.until !== null) && (
            <>
              {' · '}
              {link.since !== null && <DateText value={link.since} />}–{link.until !== null && <DateText value={link.until} />}
            </>
          )}
        </span>
      </span>
      <Why kind="affiliation" column="organisation_id" recordId={link.id} field={name} />
      {mayWrite && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('links.change', { name })} onClick={() => setEditing(true)}>
          <IconPencil size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}

interface EditAffiliationProps {
  link: Affiliation;
  name: string;
  alone: boolean;
  onDone: () => void;
}

function EditAffiliation({ link, name, alone, onDone }: EditAffiliationProps) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const c = useT(common);
  const client = useQueryClient();
  const [source] = useSource();
  const [main, setMain] = useState(link.main);
  const form = useFields({ role: link.role ?? '', since: link.since ?? '', until: link.until ?? '' });
  const orNull = (value: string) => (value.trim() === '' ? null : value.trim());
  async function write(body: { role: string | null; since: string | null; until: string | null; main: boolean; version?: number }) {
    await api.contacts.changeAffiliation({ params: { id: link.id }, body: { ...body, source } });
    await peopleChanged(client);
  }
  async function submit() {
    const { role, since, until } = form.values;
    await write({ role: orNull(role), since: orNull(since), until: orNull(until), main, version: link.version });
    onDone();
    sayUndo(t('links.wasChanged'), () => write({ role: link.role, since: link.since, until: link.until, main: link.main }));
  }
  async function remove() {
    await api.people.endAffiliation({ params: { id: link.id } });
    await peopleChanged(client);
    const { personId, organisationId, role, since } = link;
    sayUndo(t('links.wasRemoved'), async () => {
      await api.people.affiliate({
        body: { personId, organisationId, source, ...(role === null ? {} : { role }), ...(since === null ? {} : { since }) },
      });
      await peopleChanged(client);
    });
  }
  return (
    <Form
      focusFirst
      verb={c('save')}
      onProblem={form.fail}
      onSubmit={submit}
      onCancel={onDone}
      extra={
        <>
          <Button variant="subtle" onClick={onDone}>
            {c('cancel')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconX size={15} aria-hidden="true" />}
            aria-label={p('removeOrganisation', { name })}
            onClick={() => void remove()}
          >
            {t('links.remove')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{name}</strong>
      </p>
      <div className="form-grid">
        <TextInput label={p('organisationRole')} autoComplete="off" {...form.text('role')} />
        <DateField
          label={t('links.since')}
          name="since"
          value={form.values.since}
          onChange={(value) => form.set('since', value)}
          error={form.errors.since}
        />
        <DateField
          label={t('links.until')}
          name="until"
          value={form.values.until}
          onChange={(value) => form.set('until', value)}
          error={form.errors.until}
        />
      </div>
      {!alone && <Checkbox label={t('links.makeMain')} checked={main} onChange={(event) => setMain(event.currentTarget.checked)} />}
    </Form>
  );
}
