/** Which organisations the person acts for; a link that can be made and undone. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/api/client.ts';
import { peopleChanged } from '#web/api/queries.ts';
import { DateText } from '#web/components/date-text.tsx';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { Form } from '#web/components/form.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { useFields } from '#web/components/use-fields.ts';
import { OrganisationSelect } from '#web/forms/organisation-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { common } from '#web/i18n/common.ts';
import { useT } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';
import type { Person } from './person-page.tsx';

export function Affiliations({ person, mayWrite }: { person: Person; mayWrite: boolean }) {
  const t = useT(phrases);
  const client = useQueryClient();
  const [source] = useSource();
  const [adding, setAdding] = useState(false);
  const remove = useMutation({
    mutationFn: (link: Person['affiliations'][number]) => api.people.endAffiliation({ params: { id: link.id } }),
    onSuccess: async (_, link) => {
      await peopleChanged(client);
      sayUndo(t('fieldSaved', { field: link.organisationLabel }), async () => {
        const { personId, organisationId, role, since } = link;
        await api.people.affiliate({
          body: { personId, organisationId, source, ...(role === null ? {} : { role }), ...(since === null ? {} : { since }) },
        });
        await peopleChanged(client);
      });
    },
  });
  if (!person.allowed.includes('person.employer') && person.affiliations.length === 0) return null;
  return (
    <section className="card">
      <div className="section-head">
        <h2>{t('organisations')}</h2>
        {mayWrite && !adding && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {t('addOrganisation')}
          </Button>
        )}
      </div>
      <ErrorBanner error={remove.error} />
      <ul className="plain-list">
        {person.affiliations.map((link) => (
          <li key={link.id}>
            <span className="grow">
              <Link to="/organisations/$id" params={{ id: link.organisationId }}>
                {link.organisationLabel}
              </Link>
              <span className="small muted">
                {link.role !== null && ` · ${link.role}`}
                {link.since !== null && (
                  <>
                    {' · '}
                    <DateText value={link.since} />–{link.until !== null && <DateText value={link.until} />}
                  </>
                )}
              </span>
            </span>
            {mayWrite && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('removeOrganisation', { name: link.organisationLabel })}
                onClick={() => remove.mutate(link)}
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddAffiliation personId={person.id} onDone={() => setAdding(false)} />}
    </section>
  );
}

function AddAffiliation({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useT(phrases);
  const c = useT(common);
  const client = useQueryClient();
  const [source] = useSource();
  const [organisationId, setOrganisation] = useState<string | null>(null);
  const form = useFields({ role: '' });
  async function submit() {
    if (organisationId === null) return;
    const role = form.values.role.trim();
    await api.people.affiliate({ body: { personId, organisationId, source, ...(role === '' ? {} : { role }) } });
    await peopleChanged(client);
    onDone();
  }
  return (
    <Form
      verb={c('add')}
      disabled={organisationId === null}
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
        <TextInput label={t('organisationRole')} autoComplete="off" {...form.text('role')} />
      </div>
    </Form>
  );
}
