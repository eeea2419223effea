/** One organisation: its declared facts, its people, its registers and until when. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type Answer, api, type Request } from '#web/api/client.ts';
import { fieldOf } from '#web/api/declared.ts';
import { peopleChanged, useMay, usePolicy } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { InlineField } from '#web/components/inline-field.tsx';
import { PageHeader } from '#web/components/page-header.tsx';
import { SkeletonPage } from '#web/components/skeleton.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { ORGANISATION_FACTS } from '#web/forms/organisation-facts.ts';
import { ORGANISATION_CONTACT_FIELDS } from '#web/forms/person-facts.ts';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { forms } from '#web/i18n/forms.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { organisations as phrases } from '#web/i18n/organisations.ts';
import { person as personPhrases } from '#web/i18n/person.ts';
import { DocumentsCard } from '#web/pages/documents/documents-card.tsx';
import { ContactPoints } from '#web/pages/person/contact-points.tsx';
import { HeldLens } from '#web/pages/person/held-lens.tsx';
import { PermissionsCard } from '#web/pages/person/permissions-card.tsx';
import { Memberships } from '#web/pages/person/memberships.tsx';
import '#web/pages/person/person.css';

type Organisation = Answer<'organisations', 'get'>['organisation'];
type Change = Omit<Request<'organisations', 'update'>['body'], 'version' | 'source' | 'purpose'>;

export function OrganisationPage() {
  const { id } = useParams({ from: '/inside/organisations/$id' });
  const found = useQuery({
    queryKey: ['organisation', id],
    queryFn: ({ signal }) => api.organisations.get({ params: { id } }, { signal }),
  });
  return (
    <div className="page">
      <ErrorBanner error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <SkeletonPage />}
      {found.data && <OrganisationView organisation={found.data.organisation} />}
    </div>
  );
}

function OrganisationView({ organisation }: { organisation: Organisation }) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const mayWrite = useMay('organisations.write');
  const { id, label, businessId, contactPoints, memberships, allowed, affiliations } = organisation;
  return (
    <>
      <PageHeader title={label} lead={businessId ?? undefined} />
      <div className="person-columns">
        <div className="stack person-left">
          <Facts organisation={organisation} mayWrite={mayWrite} />
          <ContactPoints subjectId={id} points={contactPoints} allowed={allowed} mayWrite={mayWrite} fields={ORGANISATION_CONTACT_FIELDS} />
          <PermissionsCard subjectId={id} />
          <DocumentsCard subjectId={id} mayWrite={mayWrite} />
          <Memberships memberships={memberships} mayWrite={mayWrite} />
        </div>
        <section>
          <div className="section-head">
            <h2>{t('people')}</h2>
          </div>
          {affiliations.length === 0 && <p className="muted">{t('noPeople')}</p>}
          <ul className="plain-list">
            {affiliations.map((link) => (
              <li key={link.id}>
                <span className="grow">
                  <Link to="/people/$id" params={{ id: link.personId }}>
                    {link.personLabel}
                  </Link>
                  {link.role !== null && <span className="small muted"> · {link.role}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section className="organisation-held">
        <h2>{p('tabs.held')}</h2>
        <HeldLens subjectId={id} about="organisation" />
      </section>
    </>
  );
}

function Facts({ organisation, mayWrite }: { organisation: Organisation; mayWrite: boolean }) {
  const t = useT(phrases);
  const p = useT(personPhrases);
  const f = useT(forms);
  const text = useText();
  const policy = usePolicy();
  const client = useQueryClient();
  const [source, setSource] = useSource();
  const change = useMutation({
    mutationFn: (next: Change) => {
      const seen = client.getQueryData<{ organisation: Organisation }>(['organisation', organisation.id])?.organisation ?? organisation;
      return api.organisations.update({ params: { id: organisation.id }, body: { ...next, source, version: seen.version } });
    },
    onSuccess: async (answer) => {
      client.setQueryData(['organisation', organisation.id], answer);
      await peopleChanged(client);
    },
  });
  async function save(label: string, next: Change, before: Change) {
    await change.mutateAsync(next);
    sayUndo(p('fieldSaved', { field: label }), () => change.mutateAsync(before));
  }
  const orNull = (value: string) => (value === '' ? null : value);
  return (
    <section className="card">
      <div className="section-head">
        <h2>{t('facts')}</h2>
        {mayWrite && <SourceSelect size="xs" label={f('sourceOf')} value={source} onChange={setSource} />}
      </div>
      <ErrorBanner error={change.error} />
      <dl className="fact-list">
        {ORGANISATION_FACTS.filter(({ fieldId }) => organisation.allowed.includes(fieldId)).map(({ key, fieldId, long }) => {
          const label = text(fieldOf(policy, fieldId)?.name);
          const value = organisation[key] ?? '';
          return (
            <InlineField
              key={key}
              label={label}
              editLabel={p('editField', { field: label })}
              value={value}
              placeholder={p('empty')}
              long={long ?? false}
              readOnly={!mayWrite}
              onSave={(next) => save(label, { [key]: orNull(next) }, { [key]: orNull(value) })}
            />
          );
        })}
      </dl>
    </section>
  );
}
