/** The person's own facts; only declared fields are there, and each change carries its source. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Request } from '#web/api/client.ts';
import { fieldOf } from '#web/api/declared.ts';
import { peopleChanged, usePolicy } from '#web/api/queries.ts';
import { ErrorBanner } from '#web/components/error-banner.tsx';
import { InlineField } from '#web/components/inline-field.tsx';
import { sayUndo } from '#web/components/undo-toast.tsx';
import { PERSON_FACTS } from '#web/forms/person-facts.ts';
import { SourceSelect } from '#web/forms/source-select.tsx';
import { useSource } from '#web/forms/use-source.ts';
import { forms } from '#web/i18n/forms.ts';
import { useT, useText } from '#web/i18n/index.ts';
import { person as phrases } from '#web/i18n/person.ts';
import type { Person } from './person-page.tsx';

export type Change = Omit<Request<'people', 'update'>['body'], 'version' | 'source' | 'purpose'>;

/** Writes a change at the version last seen; the answer becomes what is shown. */
export function useChangePerson(id: string) {
  const client = useQueryClient();
  const [source] = useSource();
  return useMutation({
    mutationFn: (change: Change) => {
      const seen = client.getQueryData<{ person: Person }>(['person', id])?.person;
      return api.people.update({ params: { id }, body: { ...change, version: seen?.version ?? 0, source } });
    },
    onSuccess: async (answer) => {
      client.setQueryData(['person', id], answer);
      await peopleChanged(client);
    },
  });
}

export function Facts({ person, mayWrite }: { person: Person; mayWrite: boolean }) {
  const t = useT(phrases);
  const f = useT(forms);
  const text = useText();
  const policy = usePolicy();
  const [source, setSource] = useSource();
  const change = useChangePerson(person.id);
  const shown = PERSON_FACTS.filter(({ fieldId }) => person.allowed.includes(fieldId));
  const custom = policy?.fields.filter((field) => field.custom && person.allowed.includes(field.id)) ?? [];
  async function save(label: string, next: Change, before: Change) {
    await change.mutateAsync(next);
    sayUndo(t('fieldSaved', { field: label }), () => change.mutateAsync(before));
  }
  return (
    <section className="card">
      <div className="section-head">
        <h2>{t('facts')}</h2>
        {mayWrite && <SourceSelect size="xs" label={f('sourceOf')} value={source} onChange={setSource} />}
      </div>
      <ErrorBanner error={change.error} />
      <dl className="fact-list">
        {shown.map(({ key, fieldId, long }) => {
          const label = key === 'givenName' ? f('given') : key === 'familyName' ? f('family') : text(fieldOf(policy, fieldId)?.name);
          const value = person[key] ?? '';
          return (
            <InlineField
              key={key}
              label={label}
              editLabel={t('editField', { field: label })}
              value={value}
              placeholder={t('empty')}
              long={long ?? false}
              readOnly={!mayWrite}
              onSave={(next) => save(label, { [key]: next === '' ? null : next }, { [key]: value === '' ? null : value })}
            />
          );
        })}
        {custom.map(({ id, name }) => {
          const label = text(name);
          const value = person.custom.find(({ fieldId }) => fieldId === id)?.value ?? '';
          return (
            <InlineField
              key={id}
              label={label}
              editLabel={t('editField', { field: label })}
              value={value}
              placeholder={t('empty')}
              readOnly={!mayWrite}
              onSave={(next) =>
                save(label, { custom: { [id]: next === '' ? null : next } }, { custom: { [id]: value === '' ? null : value } })
              }
            />
          );
        })}
      </dl>
    </section>
  );
}
