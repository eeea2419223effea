/** Declared facts, each changed where it stands with its source, and with where it comes from beside it. */
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api, type Request } from '#web/api/client.ts';
import { fieldOf } from '#web/api/declared.ts';
import { usePolicy } from '#web/api/queries.ts';
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
import { Why } from './provenance.tsx';
import { useFactChange, type Values } from './use-fact-change.tsx';

type Body = Request<'people', 'update'>['body'];

/** A field of the firm's own is named by its id, which has a dot; a fact by its key. */
export function asBody(change: Values): { custom?: Record<string, string | null> } & Record<string, unknown> {
  const own = Object.entries(change).filter(([key]) => key.includes('.'));
  const facts = Object.entries(change).filter(([key]) => !key.includes('.'));
  return { ...Object.fromEntries(facts), ...(own.length === 0 ? {} : { custom: Object.fromEntries(own) }) };
}

export interface FactLine {
  key: string;
  label: string;
  value: string;
  long?: boolean;
  shown?: ReactNode;
  /** Where its provenance is found: kind and column, or the field of the firm's own. */
  why: { kind: string; column: string };
}

export function Facts({ person, mayWrite }: { person: Person; mayWrite: boolean }) {
  const f = useT(forms);
  const text = useText();
  const policy = usePolicy();
  const client = useQueryClient();
  const [source] = useSource();
  const { id } = person;
  const change = useFactChange<{ person: Person }>({
    subjectId: id,
    read: () => api.people.get({ params: { id } }),
    valuesOf: (answer) => ({
      ...Object.fromEntries(PERSON_FACTS.map(({ key }) => [key, answer.person[key]])),
      ...Object.fromEntries(answer.person.custom.map(({ fieldId, value }) => [fieldId, value])),
    }),
    write: (values, base) =>
      api.people.update({
        params: { id },
        body: { ...(asBody(values) as Partial<Body>), base: { ...base }, version: person.version, source },
      }),
    onDone: (answer) => client.setQueryData(['person', id], answer),
  });
  const lines: FactLine[] = PERSON_FACTS.filter(({ fieldId }) => person.allowed.includes(fieldId)).map(({ key, fieldId, long }) => ({
    key,
    label: key === 'givenName' ? f('given') : key === 'familyName' ? f('family') : text(fieldOf(policy, fieldId)?.name),
    value: person[key] ?? '',
    long: long ?? false,
    why: { kind: 'person', column: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) },
  }));
  const custom = policy?.fields.filter((field) => field.custom && person.allowed.includes(field.id)) ?? [];
  const own: FactLine[] = custom.map((field) => ({
    key: field.id,
    label: text(field.name),
    value: person.custom.find(({ fieldId }) => fieldId === field.id)?.value ?? '',
    why: { kind: 'custom-value', column: field.id },
  }));
  return <FactCard lines={[...lines, ...own]} mayWrite={mayWrite} change={change} />;
}

interface FactCardProps {
  lines: readonly FactLine[];
  mayWrite: boolean;
  change: ReturnType<typeof useFactChange>;
  after?: ReactNode;
}

/** The same card for people and organisations. */
export function FactCard({ lines, mayWrite, change, after }: FactCardProps) {
  const t = useT(phrases);
  const f = useT(forms);
  const [source, setSource] = useSource();
  const orNull = (value: string) => (value === '' ? null : value);
  async function save({ key, label }: FactLine, next: string, before: string) {
    const stored = await change.save(key, label, orNull(next), orNull(before));
    if (stored === orNull(next)) sayUndo(t('fieldSaved', { field: label }), () => change.save(key, label, orNull(before), orNull(next)));
  }
  return (
    <section className="card">
      <div className="section-head">
        <h2>{t('facts')}</h2>
        {mayWrite && <SourceSelect size="xs" label={f('sourceOf')} value={source} onChange={setSource} />}
      </div>
      <ErrorBanner error={change.error} />
      <dl className="fact-list">
        {lines.map((line) => (
          <InlineField
            key={line.key}
            label={line.label}
            editLabel={t('editField', { field: line.label })}
            value={line.value}
            placeholder={t('empty')}
            long={line.long ?? false}
            readOnly={!mayWrite}
            {...(line.shown === undefined ? {} : { shown: line.shown })}
            aside={line.value === '' ? undefined : <Why {...line.why} field={line.label} />}
            onSave={(next, before) => save(line, next, before)}
          />
        ))}
      </dl>
      {after}
      {change.dialog}
    </section>
  );
}
