/** In which registers a subject is, and in which group of each: this decides what may be asked at all. */
import { Checkbox, Select } from '@mantine/core';
import type { PolicyView } from '../api/queries.ts';
import { forms as phrases } from '../i18n/forms.ts';
import { useT, useText } from '../i18n/index.ts';

/** Register id to subject group id. */
export type Places = Readonly<Record<string, string>>;

interface RegisterPickerProps {
  policy: PolicyView;
  value: Places;
  onChange: (places: Places) => void;
  label: string;
  error?: string | undefined;
}

export function RegisterPicker({ policy, value, onChange, label, error }: RegisterPickerProps) {
  const t = useT(phrases);
  const text = useText();
  function toggle(registerId: string) {
    const { [registerId]: was, ...rest } = value;
    if (was !== undefined) return onChange(rest);
    const first = policy.registers.find(({ id }) => id === registerId)?.subjectGroups[0]?.id ?? '';
    onChange({ ...value, [registerId]: first });
  }
  return (
    <fieldset className="register-picker" data-field="registers" tabIndex={-1}>
      <legend>{label}</legend>
      {policy.registers.map(({ id, name, subjectGroups }) => (
        <div key={id} className="register-choice">
          <Checkbox label={text(name)} checked={value[id] !== undefined} onChange={() => toggle(id)} />
          {value[id] !== undefined && subjectGroups.length > 1 && (
            <Select
              size="sm"
              aria-label={t('group', { register: text(name) })}
              value={value[id] ?? null}
              data={subjectGroups.map((group) => ({ value: group.id, label: text(group.name) }))}
              onChange={(group) => group !== null && onChange({ ...value, [id]: group })}
            />
          )}
        </div>
      ))}
      {error !== undefined && <p className="field-error">{error}</p>}
    </fieldset>
  );
}

export function membershipsOf(places: Places): { registerId: string; subjectGroup: string }[] {
  return Object.entries(places).map(([registerId, subjectGroup]) => ({ registerId, subjectGroup }));
}

/** The register one starts from: the first of the declaration. */
export function firstPlace(policy: PolicyView): Places {
  const first = policy.registers[0];
  const group = first?.subjectGroups[0]?.id;
  return first && group !== undefined ? { [first.id]: group } : {};
}
