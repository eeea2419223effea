/** What a form asks and which permissions it offers: only what the declaration keeps for its purpose. */
import { Checkbox } from '@mantine/core';
import { FeatureOff } from '#web/components/feature-off.tsx';
import { useT, useText } from '#web/i18n/index.ts';
import { signUpForms as phrases } from '#web/i18n/sign-up-forms.ts';
import { askable } from './data.ts';
import type { PartProps } from './form-editor.tsx';

export function AskedFields({ options, draft, set }: PartProps) {
  const t = useT(phrases);
  const text = useText();
  const place = options.places.find(({ registerId }) => registerId === draft.registerId);
  const possible = askable(place, draft);
  const asked = new Map(draft.fields.map((field) => [field.id, field]));
  function toggle(id: string, on: boolean) {
    // In the order in which the declaration names them, however they were ticked.
    const kept = possible.filter((field) => (field.id === id ? on : asked.has(field.id)));
    set({ fields: kept.map((field) => asked.get(field.id) ?? { id: field.id, required: false }) });
  }
  return (
    <section className="stack">
      <h2>{t('asks')}</h2>
      <p className="small muted">{possible.length === 0 ? t('asksNone') : t('asksWhy')}</p>
      {possible.length > 0 && (
        <ul className="form-asks">
          {possible.map(({ id, name }) => (
            <li key={id}>
              <Checkbox label={text(name)} checked={asked.has(id)} onChange={({ currentTarget: { checked } }) => toggle(id, checked)} />
              {asked.has(id) && (
                <Checkbox
                  size="xs"
                  label={t('required')}
                  aria-label={t('requiredOf', { field: text(name) })}
                  checked={asked.get(id)?.required === true}
                  onChange={({ currentTarget: { checked } }) =>
                    set({ fields: draft.fields.map((field) => (field.id === id ? { ...field, required: checked } : field)) })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {draft.purposeId !== null && place !== undefined && !possible.some(({ id }) => id === 'person.name') && (
        <FeatureOff feature="greeting" registerId={draft.registerId} purposeId={draft.purposeId} />
      )}
    </section>
  );
}

export function AskedPermissions({ options, draft, set }: PartProps) {
  const t = useT(phrases);
  const text = useText();
  const place = options.places.find(({ registerId }) => registerId === draft.registerId);
  const possible = place?.permissions.filter(({ id }) => draft.kind !== 'newsletter' || id !== draft.purposeId) ?? [];
  if (possible.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('permissions')}</h2>
      <p className="small muted">{t('permissionsWhy')}</p>
      {possible.map(({ id, name, tracking }) => (
        <Checkbox
          key={id}
          label={tracking ? t('tracking', { name: text(name) }) : text(name)}
          checked={draft.permissions.includes(id)}
          onChange={({ currentTarget: { checked } }) =>
            set({ permissions: checked ? [...draft.permissions, id] : draft.permissions.filter((each) => each !== id) })
          }
        />
      ))}
    </section>
  );
}
